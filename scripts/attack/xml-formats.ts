import { ABSTRACT, type Format } from './format.ts';

const xml = (text: string) =>
  text
    .replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them, and a parser would stop at the first
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/gu, ' ');

/** The formats in XML. */
export const XML_FORMATS: readonly Format[] = [
  {
    file: 'atom.xml',
    fields: ['title', 'summary', 'name', 'comment', 'journal_ref', 'doi', 'link'],
    record: (id, value) =>
      `<entry><id>http://arxiv.org/abs/${id}v1</id><published>2026-03-01T00:00:00Z</published><updated>2026-03-01T00:00:00Z</updated>` +
      `<title>${xml(value('title', `Paper ${id}`))}</title><summary>${xml(value('summary', ABSTRACT))}</summary>` +
      `<author><name>${xml(value('name', 'Ada Example'))}</name></author><arxiv:comment>${xml(value('comment', '3 pages'))}</arxiv:comment>` +
      `<arxiv:journal_ref>${xml(value('journal_ref', 'J. 1'))}</arxiv:journal_ref><arxiv:doi>${xml(value('doi', `10.1000/${id}`))}</arxiv:doi>` +
      `<link href="${xml(value('link', `http://arxiv.org/abs/${id}`))}"/><category term="cs.CL"/></entry>`,
    join: (records) =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">${records.join('\n')}</feed>`,
  },
  {
    file: 'oai.xml',
    fields: ['title', 'abstract', 'keyname', 'comments', 'journal-ref', 'license'],
    record: (id, value) =>
      `<record><header><identifier>oai:arXiv.org:${id}</identifier><datestamp>2026-03-01</datestamp></header><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/">` +
      `<id>${id}</id><created>2026-03-01</created><authors><author><keyname>${xml(value('keyname', 'Example'))}</keyname></author></authors>` +
      `<title>${xml(value('title', `Paper ${id}`))}</title><categories>cs.CL</categories><comments>${xml(value('comments', '3 pages'))}</comments>` +
      `<journal-ref>${xml(value('journal-ref', 'J. 1'))}</journal-ref><license>${xml(value('license', 'http://example.org/'))}</license>` +
      `<abstract>${xml(value('abstract', ABSTRACT))}</abstract></arXiv></metadata></record>`,
    join: (records) =>
      `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>${records.join('\n')}</ListRecords></OAI-PMH>`,
  },
  {
    file: 'volume.xml',
    fields: ['title', 'abstract', 'last', 'booktitle'],
    record: (id, value) =>
      `<volume id="${id.replace('.', '')}"><meta><booktitle>${xml(value('booktitle', 'Proceedings'))}</booktitle><year>2026</year></meta><paper id="1">` +
      `<title>${xml(value('title', `Paper ${id}`))}</title><author><first>Ada</first><last>${xml(value('last', 'Example'))}</last></author>` +
      `<abstract>${xml(value('abstract', ABSTRACT))}</abstract></paper></volume>`,
    join: (records) => `<collection id="2026.x">${records.join('\n')}</collection>`,
  },
];
