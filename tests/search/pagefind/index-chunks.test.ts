import { decode, encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitIntoChunks } from '../../../src/search/pagefind/index-chunks.ts';

type Page = readonly [number: number, places: readonly number[], inFields: readonly number[]];
type Word = readonly [word: string, pages: readonly Page[], variants: readonly unknown[]];

const place = fc.oneof(
  fc.integer({ min: -300, max: 300 }),
  fc.constantFrom(23, 24, 255, 256, 65_535, 65_536, 4_000_000, -4_000_000),
);
const pages = fc.array(
  fc.tuple(fc.nat({ max: 70_000 }), fc.array(place, { maxLength: 30 }), fc.array(place, { maxLength: 3 })),
  { maxLength: 8 },
);
const word = fc.string({ unit: fc.constantFrom(...'abcé學თ9'), minLength: 1, maxLength: 40 });
const words: fc.Arbitrary<Word[]> = fc.uniqueArray(
  fc.tuple(word, pages, fc.array(fc.tuple(word, pages), { maxLength: 2 })),
  { selector: ([own]) => own, maxLength: 40 },
);

const entries = (all: readonly Word[]) => all.map((own) => ({ term: own[0], bytes: encode(own) }));
const named = (name: string, bytes: number) => ({ term: name, bytes: new Uint8Array(bytes) });

describe('the chunks of an index', () => {
  test('have all words, each with its pages, in order', () => {
    fc.assert(
      fc.property(words, (all) => {
        const parts = splitIntoChunks(entries(all));
        const read = parts.map(({ data }): Word[][] => decode(data));
        expect(read.every(({ length }) => length === 1)).toBe(true);
        expect(read.flat(2)).toEqual(all);
        expect(parts.map(({ first, last }) => [first, last])).toEqual(
          read.map(([part = []]) => [part[0]?.[0], part.at(-1)?.[0]]),
        );
      }),
    );
  });

  test('hold words up to a size, and a frequent word by itself', () => {
    const sizes = [3000, 3000, 2000, 90_000, 100, 6000, 1000];
    const parts = splitIntoChunks(sizes.map((bytes, at) => named(`w${at}`, bytes)));
    expect(parts.map(({ first, last }) => `${first}..${last}`)).toEqual([
      'w0..w1',
      'w2..w2',
      'w3..w3',
      'w4..w5',
      'w6..w6',
    ]);
  });

  test('are none if there are no words', () => {
    expect(splitIntoChunks([])).toEqual([]);
  });
});
