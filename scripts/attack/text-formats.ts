import { ABSTRACT, type Format } from './format.ts';

const json = (value: unknown) => JSON.stringify(value);
const jsonList = (records: readonly string[]) => `[${records.join(',\n')}]`;
const latex = (text: string) => text.replace(/\n/gu, ' ');

/** The formats in JSON and in lines of text. */
export const TEXT_FORMATS: readonly Format[] = [
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
