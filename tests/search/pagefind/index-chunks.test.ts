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

  test('have a few kilobytes, and a frequent word has one of its own', () => {
    const sizes = Array.from({ length: 3000 }, (_, at) => (at === 1500 ? 90_000 : 20 + (at % 7) * 15));
    const parts = splitIntoChunks(sizes.map((bytes, at) => named(`w${at}`, bytes)));
    const frequent = parts.filter(({ data }) => data.length > 11_010);
    expect(frequent.map(({ first, last }) => [first, last])).toEqual([['w1500', 'w1500']]);
    const others = parts.filter((part) => !frequent.includes(part)).map(({ data }) => data.length);
    const mean = others.reduce((sum, bytes) => sum + bytes, 0) / others.length;
    expect(mean).toBeGreaterThan(5500);
    expect(mean).toBeLessThan(8500);
  });

  test('stay the same but for few, whatever word is added or gets another posting', () => {
    const sizes = Array.from({ length: 3000 }, (_, at) => 20 + (at % 7) * 15);
    const all = sizes.map((bytes, at) => named(`w${at}`, bytes));
    const keysOf = (entries: typeof all) =>
      splitIntoChunks(entries).map(({ first, last, data }) => `${first} ${last} ${data.length}`);
    const before = new Set(keysOf(all));
    fc.assert(
      fc.property(fc.nat(2999), fc.integer({ min: 1, max: 40 }), fc.boolean(), (at, bytes, isNew) => {
        const changed = isNew ? named(`w${at}x`, bytes) : named(`w${at}`, (sizes[at] ?? 0) + bytes);
        const after = keysOf(all.toSpliced(at, isNew ? 0 : 1, changed));
        expect(after.filter((key) => !before.has(key)).length).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('are none if there are no words', () => {
    expect(splitIntoChunks([])).toEqual([]);
  });
});
