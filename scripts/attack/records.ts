import { PAYLOADS } from './payloads.ts';

/** A format: how its file is written, and a record with a hostile text in one of its fields. */
interface Format {
  readonly file: string;
  readonly fields: readonly string[];
  readonly record: (id: string, value: (field: string, usual: string) => string) => string;
  readonly join: (records: readonly string[]) => string;
}

const ABSTRACT = 'An abstract of a few words about herons, which nobody has attacked.';
const json = (value: unknown) => JSON.stringify(value);
const jsonList = (records: readonly string[]) => `[${records.join(',\n')}]`;
const xml = (text: string) =>
  text
    .replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them, and a parser would stop at the first
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/gu, ' ');
const latex = (text: string) => text.replace(/\n/gu, ' ');

const FORMATS: readonly Format[] = [
  {
    file: '2026-03-02-daily.json',
    fields: ['title', 'summary', 'author', 'organization', 'githubRepo', 'projectPage', 'ai_keywords'],
    record: (id, value) =>
      json({
        paper: {
          ...{ id, title: value('title', `Paper ${id}`), summary: value('summary', ABSTRACT) },
          ...{ authors: [{ name: value('author', 'Ada Example') }], publishedAt: '2026-03-01T10:00:00.000Z' },
          ...{
            githubRepo: value('githubRepo', 'https://example.org/code'),
            projectPage: value('projectPage', 'https://example.org/'),
          },
          ...{
            organization: { name: value('organization', 'O') },
            ai_keywords: [value('ai_keywords', 'herons')],
          },
        },
      }),
    join: jsonList,
  },
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
    file: 'snapshot.jsonl',
    fields: ['title', 'abstract', 'comments', 'journal-ref', 'doi', 'license', 'categories', 'author'],
    record: (id, value) =>
      json({
        ...{
          id,
          submitter: 'x',
          title: value('title', `Paper ${id}`),
          abstract: value('abstract', ABSTRACT),
        },
        ...{
          comments: value('comments', '3 pages'),
          'journal-ref': value('journal-ref', 'J. 1'),
          doi: value('doi', `10.1000/${id}`),
        },
        ...{ license: value('license', 'http://example.org/'), categories: value('categories', 'cs.CL') },
        versions: [{ version: 'v1', created: 'Mon, 2 Mar 2026 10:00:00 GMT' }],
        authors_parsed: [[value('author', 'Example'), 'Ada', '']],
      }),
    join: (records) => records.join('\n'),
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
  {
    file: 'list.bib',
    fields: [
      'title',
      'abstract',
      'author',
      'journal',
      'publisher',
      'note',
      'keywords',
      'doi',
      'url',
      'pages',
      'series',
    ],
    record: (id, value) => {
      const field = (name: string, usual: string) => `  ${name} = {${latex(value(name, usual))}},\n`;
      return `@article{k${id},\n${field('title', `Paper ${id}`)}${field('author', 'Example, Ada')}${field('abstract', ABSTRACT)}${field('journal', 'J')}${field('publisher', 'P')}${field('note', 'N')}${field('keywords', 'herons')}${field('doi', `10.1000/${id}`)}${field('url', 'https://example.org/')}${field('pages', '1--2')}${field('series', 'S')}  year = {2026}\n}\n`;
    },
    join: (records) => records.join('\n'),
  },
  {
    file: 'list.ris',
    fields: ['TI', 'AB', 'AU', 'JO', 'PB', 'KW', 'DO', 'UR', 'N1'],
    record: (id, value) => {
      const tag = (name: string, usual: string) => `${name}  - ${latex(value(name, usual))}\n`;
      return `TY  - JOUR\n${tag('TI', `Paper ${id}`)}${tag('AU', 'Example, Ada')}${tag('AB', ABSTRACT)}${tag('JO', 'J')}${tag('PB', 'P')}${tag('KW', 'herons')}${tag('DO', `10.1000/${id}`)}${tag('UR', 'https://example.org/')}${tag('N1', 'N')}PY  - 2026\nER  - \n`;
    },
    join: (records) => records.join('\n'),
  },
  {
    file: 'items.json',
    fields: ['title', 'abstract', 'family', 'container-title', 'publisher', 'DOI', 'URL', 'note', 'type'],
    record: (id, value) =>
      json({
        ...{
          id,
          type: value('type', 'article-journal'),
          title: value('title', `Paper ${id}`),
          abstract: value('abstract', ABSTRACT),
        },
        author: [{ family: value('family', 'Example'), given: 'Ada' }],
        ...{
          'container-title': value('container-title', 'J'),
          publisher: value('publisher', 'P'),
          DOI: value('DOI', `10.1000/${id}`),
        },
        ...{
          URL: value('URL', 'https://example.org/'),
          note: value('note', 'N'),
          issued: { 'date-parts': [[2026, 3, 1]] },
        },
      }),
    join: jsonList,
  },
];

/** The hostile inputs of all formats, by their file names, and the number of combinations of a field and a payload in them. */
export function hostileInputs(): {
  readonly files: ReadonlyMap<string, string>;
  readonly combinations: number;
} {
  const files = new Map<string, string>();
  let combinations = 0;
  for (const { file, fields, record, join } of FORMATS) {
    const records = fields.flatMap((attacked) =>
      PAYLOADS.map(([, text]) => {
        combinations += 1;
        const id = `2603.${String(combinations).padStart(5, '0')}`;
        return record(id, (field, usual) =>
          field === attacked ? (field === 'title' ? `${text} ${id}` : text) : usual,
        );
      }),
    );
    files.set(file, join(records));
  }
  return { files, combinations };
}
