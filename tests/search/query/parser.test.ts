import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuery, parseQuery, type Query } from '../../../src/search/query/parser.ts';

const empty: Query = {
  words: '',
  phrases: [],
  excluded: [],
  authors: [],
  excludedAuthors: [],
  topics: [],
};
const word = (name: string) => ({ name, isWhole: false });
const whole = (name: string) => ({ name, isWhole: true });
const asked = (parts: Partial<Query>): Query => ({ ...empty, ...parts });

// Texts in which the signs of the syntax are as frequent as letters.
const signs = [
  '"',
  '“',
  '”',
  '-',
  '–',
  '..',
  ':',
  'author:',
  'Topic:',
  'year:',
  '2024',
  '2403.01234',
  ' ',
  '  ',
];
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...signs, 'a', 'Zoë', 'arXiv:', '10.1000/x'),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a query', () => {
  test.each<[string, Partial<Query>]>([
    ['', {}],
    ['  deep \t learning ', { words: 'deep learning' }],
    ['"deep  learning" vision', { words: 'vision', phrases: ['deep learning'] }],
    ['“deep learning” „und mehr“ «et plus»', { phrases: ['deep learning', 'und mehr', 'et plus'] }],
    ['graphs "deep learning', { words: 'graphs', phrases: ['deep learning'] }],
    ['graphs "', { words: 'graphs' }],
    ['a 27" screen', { words: 'a 27 screen' }],
  ])('has words and phrases, with or without a closing quote: %s', (text, parts) => {
    expect(parseQuery(text)).toEqual(asked(parts));
  });

  test.each<[string, Partial<Query>]>([
    ['graphs -neural', { words: 'graphs', excluded: ['neural'] }],
    ['graphs −neural –deep', { words: 'graphs', excluded: ['neural', 'deep'] }],
    ['-"deep learning"', { excluded: ['deep learning'] }],
    ['-3D', { excluded: ['3D'] }],
    [
      '-author:Hinton -topic:"computer vision"',
      { excludedAuthors: [word('Hinton')], excluded: ['computer vision'] },
    ],
    ['graphs -author:"Ada Example"', { words: 'graphs', excludedAuthors: [whole('Ada Example')] }],
    ['graphs -author:', { words: 'graphs' }],
    ['fine-tuning - a -1 -0.5% --x', { words: 'fine-tuning - a -1 -0.5% --x' }],
    ['-', { words: '-' }],
  ])('excludes the term after a minus sign, but not after another hyphen: %s', (text, parts) => {
    expect(parseQuery(text)).toEqual(asked(parts));
  });

  test.each<[string, Partial<Query>]>([
    ['author:hinton', { authors: [word('hinton')] }],
    ['Author:"Geoffrey Hinton" AUTHOR:Le-Cun', { authors: [whole('Geoffrey Hinton'), word('Le-Cun')] }],
    ['author:"Madonna"', { authors: [whole('Madonna')] }],
    ['topic:vision topic:“Language models', { topics: ['vision', 'Language models'] }],
    ['foo:bar http://a.example/b', { words: 'foo:bar http://a.example/b' }],
    ['The Death of the Author: a study', { words: 'The Death of the Author: a study' }],
  ])('names authors and topics, but nothing else before a colon: %s', (text, parts) => {
    expect(parseQuery(text)).toEqual(asked(parts));
  });

  test.each<[string, Partial<Query>]>([
    ['year:2024', { years: { from: 2024, to: 2024 } }],
    ['year:2020..2024', { years: { from: 2020, to: 2024 } }],
    ['year:2024-2020', { years: { from: 2020, to: 2024 } }],
    ['year:2020..', { years: { from: 2020 } }],
    ['Year:…2019', { years: { to: 2019 } }],
    ['graphs 2024..2026', { words: 'graphs', years: { from: 2024, to: 2026 } }],
    ['year:2020 year:2021', { years: { from: 2021, to: 2021 } }],
    ['a survey of 2024', { words: 'a survey of 2024' }],
    ['year:late wait.. ..2019', { words: 'year:late wait.. ..2019' }],
  ])('names years as a range or after “year:”: %s', (text, parts) => {
    expect(parseQuery(text)).toEqual(asked(parts));
  });

  test.each(['author:', 'topic:"', 'year:20', 'year:2020.', 'year:', '"', 'author: year:'])(
    'does not have the filter that is still being typed: %s',
    (text) => {
      expect(parseQuery(`graphs ${text}`)).toEqual(asked({ words: 'graphs' }));
    },
  );

  test('is the same after it is written and read again', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const query = parseQuery(text);
        expect(parseQuery(formatQuery(query))).toEqual(query);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps every letter that was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^\p{L}{1,8}$/u), { maxLength: 8 }), (words) => {
        expect(parseQuery(words.join(' ')).words).toBe(words.join(' '));
      }),
    );
  });
});

describe('an identifier alone', () => {
  test.each([
    ['2403.01234', 'arxiv', '2403.01234'],
    [' 2403.01234v2 ', 'arxiv', '2403.01234'],
    ['arXiv: 2403.01234', 'arxiv', '2403.01234'],
    ['arXiv:2403.01234v1 [cs.CL] 3 Mar 2024', 'arxiv', '2403.01234'],
    ['https://arxiv.org/abs/2403.01234v3', 'arxiv', '2403.01234'],
    ['arxiv.org/pdf/2403.01234', 'arxiv', '2403.01234'],
    ['https://huggingface.co/papers/2403.01234', 'arxiv', '2403.01234'],
    ['https://doi.org/10.48550/arXiv.2403.01234', 'arxiv', '2403.01234'],
    ['hep-th/9901001', 'arxiv', 'hep-th/9901001'],
    ['math.GT/0309136', 'arxiv', 'math/0309136'],
    ['10.1162/tacl_a_00350', 'doi', '10.1162/tacl_a_00350'],
    ['https://doi.org/10.1162/TACL_a_00350.', 'doi', '10.1162/tacl_a_00350'],
    ['doi: 10.1162/tacl_a_00350', 'doi', '10.1162/tacl_a_00350'],
    ['2021.tacl-1.10', 'acl', '2021.tacl-1.10'],
    ['p18-1001', 'acl', 'P18-1001'],
    ['https://aclanthology.org/P18-1001/', 'acl', 'P18-1001'],
  ] as const)('is recognised: %s', (text, kind, value) => {
    expect(parseQuery(text)).toEqual(asked({ words: value, identifier: { kind, value } }));
  });

  test.each(['2403.0123', '2403.01234 graphs', '"2403.01234"', '2413.01234', 'GPT-4', '10.1', '2021.tacl'])(
    'is not recognised in %s',
    (text) => {
      expect(parseQuery(text).identifier).toBeUndefined();
    },
  );
});
