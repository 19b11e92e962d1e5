import fc from 'fast-check';
import type { Paper } from '../../src/paper/schema.ts';

/** A paper of which only what a test speaks of matters. */
export function paper(fields: Partial<Paper> = {}): Paper {
  return { id: '2603.01234', title: 'A Title', sources: ['listing'], abstract: '', ...fields };
}

// Strings that YAML, Markdown or a file system may take for something else.
const awkward = fc.constantFrom(
  ...[
    'true',
    'no',
    'null',
    '~',
    '007',
    '1e5',
    '0x1F',
    '2603.01230',
    '2026-03-04',
    '.5',
    '-',
    '- a',
    '? b',
    ': c',
  ],
  ...[
    'a: b',
    '# x',
    'x # y',
    '"',
    "'",
    "it's",
    '{a}',
    '[b',
    '*c',
    '&d',
    '!e',
    '%f',
    '@g',
    '`h`',
    '|',
    '>',
    '---',
    '...',
  ],
  ...[
    'line\nbreak',
    'tab\tstop',
    'a\n\n  b\n',
    '\\',
    '\\n',
    'É',
    'e\u0301',
    '漢字',
    'שלום',
    '👩‍🚀',
    'a\u2028b',
    'a\u0085b',
  ],
  ...[
    'a\u007Fb',
    'a\u0001b',
    'a\u00A0b',
    '\uFFFE',
    '<<',
    '=',
    'y',
    'on',
    '1:30',
    '12:30:45',
    'x'.repeat(900),
  ],
);
export const text = fc
  .oneof(
    awkward,
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  .map((value) => value.toWellFormed().trim() || 'x');

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const address = fc.webUrl({ withQueryParameters: true });
const count = fc.integer({ min: 0, max: 10 ** 6 });
const texts = fc.array(text, { maxLength: 4 });
const id = fc.constantFrom(
  '2603.01234',
  'hep-th/9901001',
  'P19-1001',
  'doi-10-1000-x-0123456789ab',
  'a-title',
  'b-title',
);
const author = fc.record({ name: text, orcid: text, affiliation: text }, { requiredKeys: ['name'] });
const required = ['id', 'title', 'sources', 'abstract'] as const;

/** Any paper that the schema admits, from those sources. */
export function papers(sources: readonly string[]): fc.Arbitrary<Paper> {
  const dated = fc.record(
    {
      id,
      title: text,
      authors: fc.array(author, { minLength: 1, maxLength: 3 }),
      authorCount: fc.integer({ min: 1, max: 99 }),
      listed: day,
      listedInferred: fc.constant('year' as const),
      published: day,
      publishedInferred: fc.constant('year' as const),
      year: fc.integer({ min: 1000, max: 2999 }),
      updated: day,
      arxiv: fc.record(
        { version: fc.integer({ min: 1, max: 9 }), primary: text, categories: texts },
        { requiredKeys: [] },
      ),
      doi: text,
      venue: text,
      license: address,
      links: fc.dictionary(fc.constantFrom('abs', 'pdf', 'code', 'on', '007'), address),
      upvotes: count,
      comments: count,
      stars: count,
      organization: text,
      keywords: texts,
      topics: texts,
      sources: fc.uniqueArray(fc.constantFrom(...sources), { minLength: 1 }),
      aliases: fc.uniqueArray(fc.constantFrom('old-id', '2603.01230', '1e5')),
      withdrawn: day,
      abstract: fc.oneof(
        fc.constant(''),
        text,
        fc.array(text).map((parts) => parts.join('\n').trim()),
      ),
    },
    { requiredKeys: [...required] },
  );
  // A day that is not there cannot have lost its year, and one that is there needs none beside it.
  return dated.map(({ listedInferred, publishedInferred, year, ...rest }) => ({
    ...rest,
    ...(rest.listed !== undefined && listedInferred !== undefined && { listedInferred }),
    ...(rest.published !== undefined && publishedInferred !== undefined && { publishedInferred }),
    ...(rest.published === undefined && year !== undefined && { year }),
  }));
}
