import { ABSTRACT, type Format, type Values } from './format.ts';

/** The text of an element or attribute. XML forbids most control characters; a parser would stop at the first. */
const xml = (text: string) =>
  text
    .toWellFormed()
    .replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/gu, ' ');

/** Elements with texts, by their names. One without text is left out. */
const elements = (values: Values, prefix = '') =>
  Object.entries(values)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `<${prefix}${name}>${xml(text)}</${prefix}${name}>`)
    .join('');

const of = (values: Values, ...names: string[]): Values =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? '']));

/** The formats in XML. */
export const XML_FORMATS: readonly Format[] = [
  {
    file: 'atom.xml',
    fields: {
      ...{
        title: 'Paper ID',
        summary: ABSTRACT,
        name: 'Ada Example',
        affiliation: 'A',
        comment: '3 pages',
        journal_ref: 'J. 1',
      },
      ...{ doi: '10.1000/ID', link: 'http://arxiv.org/abs/ID', term: 'cs.CL', primary: 'cs.CL' },
    },
    record: (id, values) =>
      `<entry><id>http://arxiv.org/abs/${id}v1</id><published>2026-03-01T00:00:00Z</published><updated>2026-03-01T00:00:00Z</updated>` +
      elements(of(values, 'title', 'summary')) +
      `<author>${elements(of(values, 'name'))}${elements(of(values, 'affiliation'), 'arxiv:')}</author>` +
      elements(of(values, 'comment', 'journal_ref', 'doi'), 'arxiv:') +
      `<link href="${xml(values.link ?? '')}"/><arxiv:primary_category term="${xml(values.primary ?? '')}"/><category term="${xml(values.term ?? '')}"/></entry>`,
    join: (records) =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">${records.join('\n')}</feed>`,
  },
  {
    file: 'announced.xml',
    fields: {
      ...{
        title: 'Paper ID',
        description: ABSTRACT,
        creator: 'Ada Example (Institute of Boats)',
        rights: 'http://example.org/',
      },
      ...{
        category: 'cs.CL',
        DOI: '10.1000/ID',
        journal_reference: 'J. 1',
        comment: '3 pages',
        link: 'https://arxiv.org/abs/ID',
        announce_type: 'new',
      },
    },
    record: (id, { description = '', ...values }) =>
      `<item>${elements(of(values, 'title', 'link', 'category'))}<description>arXiv:${id}v1 Announce Type: new \nAbstract: ${xml(description)}</description>` +
      `<guid isPermaLink="false">oai:arXiv.org:${id}v1</guid>${elements(of(values, 'announce_type', 'DOI', 'journal_reference', 'comment'), 'arxiv:')}` +
      `${elements(of(values, 'rights', 'creator'), 'dc:')}</item>`,
    join: (records) =>
      `<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel><title>cs.CL updates on arXiv.org</title>` +
      `<link>http://rss.arxiv.org/rss/cs.CL</link><pubDate>Wed, 04 Mar 2026 00:00:00 -0500</pubDate>${records.join('\n')}</channel></rss>`,
  },
  {
    file: 'oai.xml',
    fields: {
      ...{
        title: 'Paper ID',
        abstract: ABSTRACT,
        keyname: 'Example',
        forenames: 'Ada',
        suffix: '',
        affiliation: 'A',
        categories: 'cs.CL',
      },
      ...{
        comments: '3 pages',
        'journal-ref': 'J. 1',
        doi: '10.1000/ID',
        'report-no': 'R',
        license: 'http://example.org/',
      },
    },
    record: (id, { keyname = '', forenames = '', suffix = '', affiliation = '', ...values }) =>
      `<record><header><identifier>oai:arXiv.org:${id}</identifier><datestamp>2026-03-01</datestamp></header><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/">` +
      `<id>${id}</id><created>2026-03-01</created><authors><author>${elements({ keyname, forenames, suffix, affiliation })}</author></authors>` +
      `${elements(values)}</arXiv></metadata></record>`,
    join: (records) =>
      `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>${records.join('\n')}</ListRecords></OAI-PMH>`,
  },
  {
    file: 'volume.xml',
    fields: {
      ...{
        title: 'Paper ID',
        abstract: ABSTRACT,
        first: 'Ada',
        last: 'Example',
        affiliation: 'A',
        booktitle: 'Proceedings',
        editor: 'Eve',
      },
      ...{
        publisher: 'P',
        address: 'Here',
        pages: '1–2',
        url: '2026.x-1.1',
        doi: '10.1000/ID',
        code: '',
        award: '',
      },
    },
    record: (
      id,
      {
        first = '',
        last = '',
        affiliation = '',
        booktitle = '',
        editor = '',
        publisher = '',
        address = '',
        ...values
      },
    ) =>
      `<volume id="${id.replace('.', '')}"><meta>${elements({ booktitle, publisher, address })}<editor><first>${xml(editor)}</first><last>E</last></editor>` +
      `<year>2026</year></meta><paper id="1"><author>${elements({ first, last, affiliation })}</author>${elements(values)}</paper></volume>`,
    join: (records) => `<collection id="2026.x">${records.join('\n')}</collection>`,
  },
];
