import { ABSTRACT, type Format, type Values } from './format.ts';

const jsonList = (records: readonly string[]) => `[${records.join(',\n')}]`;

const HF_FIELDS: Values = {
  title: 'Paper ID',
  summary: ABSTRACT,
  author: 'Ada Example',
  organization: 'O',
  fullname: '',
  githubRepo: 'https://example.org/code',
  projectPage: 'https://example.org/',
  keyword: 'herons',
  discussionId: 'x',
  withdrawnAt: '',
};

function hfPaper(id: string, { author, organization, fullname, keyword, ...texts }: Values) {
  return {
    ...{ id, ...texts, authors: [{ name: author }], publishedAt: '2026-03-01T10:00:00.000Z', upvotes: 3 },
    organization: { name: organization, ...(fullname !== '' && { fullname }) },
    ai_keywords: [keyword],
  };
}

/** The formats in JSON. */
export const JSON_FORMATS: readonly Format[] = [
  {
    file: '2026-03-02-daily.json',
    fields: { ...HF_FIELDS, outerTitle: '' },
    record: (id, { outerTitle = '', ...values }) =>
      JSON.stringify({
        paper: hfPaper(id, values),
        ...(outerTitle !== '' && { title: outerTitle }),
        numComments: 2,
      }),
    join: jsonList,
  },
  {
    file: 'papers-of-hf.json',
    fields: HF_FIELDS,
    record: (id, values) =>
      JSON.stringify({ ...hfPaper(id, values), submittedOnDailyAt: '2026-03-03T02:03:25.262Z' }),
    join: jsonList,
  },
  {
    file: 'snapshot.jsonl',
    fields: {
      ...{
        title: 'Paper ID',
        abstract: ABSTRACT,
        comments: '3 pages',
        'journal-ref': 'J. 1',
        doi: '10.1000/ID',
      },
      ...{
        license: 'http://example.org/',
        categories: 'cs.CL',
        authors: 'Ada Example',
        family: 'Example',
        given: 'Ada',
        suffix: '',
      },
      created: 'Mon, 2 Mar 2026 10:00:00 GMT',
    },
    record: (id, { family, given, suffix, created, ...texts }) =>
      JSON.stringify({
        ...{ id, submitter: 'x', ...texts },
        versions: [{ version: 'v1', created }],
        authors_parsed: [[family, given, suffix]],
      }),
    join: (records) => records.join('\n'),
  },
  {
    file: 'items.json',
    fields: {
      ...{
        title: 'Paper ID',
        abstract: ABSTRACT,
        family: 'Example',
        given: 'Ada',
        literal: '',
        editor: 'Editor',
        type: 'article-journal',
      },
      ...{
        'container-title': 'J',
        'collection-title': 'C',
        publisher: 'P',
        'publisher-place': 'Here',
        page: '1-2',
        volume: '1',
      },
      ...{
        issue: '2',
        edition: '3',
        genre: 'G',
        ISBN: '',
        ISSN: '',
        DOI: '10.1000/ID',
        URL: 'https://example.org/',
        note: 'N',
      },
      ...{
        keyword: 'herons',
        language: 'en',
        'event-title': 'E',
        'event-place': 'There',
        number: '4',
        PMID: '',
      },
    },
    record: (id, { family, given, literal, editor, ...texts }) =>
      JSON.stringify({
        ...{
          id,
          ...texts,
          author: [literal === '' ? { family, given } : { literal }],
          editor: [{ family: editor }],
        },
        issued: { 'date-parts': [[2026, 3, 1]] },
      }),
    join: jsonList,
  },
];
