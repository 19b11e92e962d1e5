import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReservedName } from '../../../src/paper/identifiers/file-names.ts';
import {
  chunkFile,
  decodeMetadata,
  encodeMetadata,
  type IndexMetadata,
  pageId,
  pageNumber,
} from '../../../src/search/pagefind/compact-metadata.ts';

/** A word as an index may have one, whatever its script; letters that are alike at their beginnings are likely. */
const word = fc.oneof(
  fc.stringMatching(/^(?:the|over|Ünder|変分)[a-z0-9]{0,4}$/u),
  fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => text.replaceAll(' ', '_')),
);

const metadata: fc.Arbitrary<IndexMetadata> = fc.record({
  version: fc.constantFrom('1.6.0', ''),
  lengths: fc.array(fc.integer({ min: 1, max: 5000 })),
  chunks: fc.array(fc.record({ first: word, last: word, digest: fc.stringMatching(/^[\w-]{6}$/u) })),
  fields: fc.array(fc.string()),
});

describe('metadata', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(metadata, (given) => {
        expect(decodeMetadata(encodeMetadata(given))).toEqual(given);
      }),
    );
  });

  test('omit the prefix that a word shares with the word before', () => {
    const text = encodeMetadata({
      version: '1.6.0',
      lengths: [1, 2],
      chunks: [
        { first: 'graph', last: 'graphics', digest: 'aaaaaa' },
        { first: 'graphs', last: 'graphs', digest: 'bbbbbb' },
      ],
      fields: ['title'],
    });
    expect(JSON.parse(text)).toMatchObject({
      lengths: '$%',
      shared: '#(()',
      rest: 'graph ics s ',
      digests: 'aaaaaabbbbbb',
    });
  });

  test('are refused if a word has a space, since it would be read as two words', () => {
    const chunks = [{ first: 'two words', last: 'x', digest: 'aaaaaa' }];
    expect(() => encodeMetadata({ version: '', lengths: [], chunks, fields: [] })).toThrow(RangeError);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":"1.6.0"}',
    '{"version":1,"lengths":"","shared":"","rest":"","digests":"","fields":[]}',
    '{"version":"1.6.0","lengths":"","shared":"","rest":"","fields":[]}',
  ])('are not read from %j', (text) => {
    expect(() => decodeMetadata(text)).toThrow(SyntaxError);
  });
});

describe('the ids of pages', () => {
  test('encode the numbers of pages', () => {
    fc.assert(
      fc.property(fc.nat(), (number) => {
        expect(pageNumber(pageId(number))).toBe(number);
      }),
    );
  });

  test('are valid file names on every system', () => {
    const ids = Array.from({ length: 60_000 }, (_, number) => pageId(number));
    expect(ids.filter(isReservedName)).toEqual([]);
    expect(new Set(ids).size).toBe(60_000);
  });

  test('are not read from other texts', () => {
    for (const text of ['!', '', 'con', '12z']) expect(pageNumber(text)).toBeNaN();
  });
});

describe('the file of a chunk', () => {
  test('is named after its first word and its digest, in small letters', () => {
    expect(chunkFile({ first: 'graph', digest: 'aA0-_z' })).toMatch(
      /^chunks\/[\da-f]{2}\/[\da-f]{6}-[\da-f]{9}\.pf_index$/u,
    );
    const names = ['aaaaaa', 'Aaaaaa'].map((digest) => chunkFile({ first: 'graph', digest }).toLowerCase());
    expect(names[0]).not.toBe(names[1]);
    expect(chunkFile({ first: 'graphs', digest: 'aaaaaa' })).not.toBe(names[0]);
  });
});
