import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastAtMost } from '../../../src/search/semantic/binary-search.ts';
import { ByteReader, ByteWriter, DamagedBytes } from '../../../src/search/semantic/bytes.ts';
import {
  decodeCluster,
  decodePlaces,
  encodeCluster,
  encodePlaces,
} from '../../../src/search/semantic/cluster-file.ts';
import { type Directory, decodeDirectory, encodeDirectory } from '../../../src/search/semantic/directory.ts';
import {
  impactOf,
  MAX_IMPACT,
  readBlock,
  type TermEntry,
  writeEntry,
} from '../../../src/search/semantic/term-block.ts';

const DIMENSIONS = 16;
const codes = (count: number) => fc.uint8Array({ minLength: 4 * count, maxLength: 4 * count });
const ascending = fc
  .uniqueArray(fc.nat(100_000), { maxLength: 50 })
  .map((numbers) => Uint32Array.from(numbers).sort());
const vectors = fc.option(
  codes(2).map((code) => ({ code, length: 1 })),
  { nil: undefined },
);
const entries = fc
  .tuple(fc.string({ minLength: 1 }), vectors, ascending)
  .chain(([term, vector, papers]) =>
    fc
      .uint8Array({ minLength: papers.length, maxLength: papers.length, min: 1, max: MAX_IMPACT })
      .map((impacts): TermEntry => ({ term, vector, papers, impacts })),
  );

describe('every file of the semantic index is read as it was written', () => {
  test('numbers and texts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 32 - 1)), fc.string({ unit: 'grapheme' }), (numbers, text) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.varint(number);
        writer.text(text);
        const reader = new ByteReader(writer.take());
        expect(numbers.map(() => reader.varint())).toEqual(numbers);
        expect(reader.text()).toBe(text);
        expect(reader.isAtEnd).toBe(true);
      }),
    );
  });

  test('blocks of terms', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entries, { selector: ({ term }) => term }), (all) => {
        const writer = new ByteWriter();
        for (const entry of all) writeEntry(entry, writer);
        const block = readBlock(writer.take(), DIMENSIONS);
        expect([...block.values()]).toEqual(all);
      }),
    );
  });

  test('clusters and places', () => {
    fc.assert(
      fc.property(
        ascending.chain((places) => codes(places.length).map((own) => ({ places, codes: own }))),
        fc.array(fc.nat(1_000_000)),
        (papers, places) => {
          expect(decodeCluster(encodeCluster(papers), DIMENSIONS)).toEqual(papers);
          expect([...decodePlaces(encodePlaces(Uint32Array.from(places)))]).toEqual(places);
        },
      ),
    );
  });

  test('directories', () => {
    const directory: Directory = {
      dimensions: DIMENSIONS,
      papers: 1234,
      starts: ['', 'b', 'größe'],
      frequent: new Map([['graph', 100]]),
      common: new Map([
        ['model', { code: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), length: 1 }],
        ['paper', undefined],
      ]),
      sizes: Uint32Array.of(3, 4),
      centres: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
    };
    expect(decodeDirectory(encodeDirectory(directory))).toEqual(directory);
  });
});

test('a file that is cut off is damaged, wherever it is cut', () => {
  const writer = new ByteWriter();
  writeEntry(
    {
      term: 'graph',
      vector: { code: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), length: 1 },
      papers: Uint32Array.of(1, 5, 900),
      impacts: Uint8Array.of(1, 2, 3),
    },
    writer,
  );
  const bytes = writer.take();
  for (let length = 1; length < bytes.length; length += 1)
    expect(() => readBlock(bytes.subarray(0, length), DIMENSIONS), `${length}`).toThrow(DamagedBytes);
});

test('a term is in the last block that begins with a term that is not greater', () => {
  const starts = ['', 'b', 'd'];
  expect(['a', 'b', 'bz', 'd', 'zz'].map((term) => lastAtMost(starts, term))).toEqual([0, 1, 1, 2, 2]);
  expect(lastAtMost([], 'a')).toBe(-1);
});

test('an impact grows with the frequency of a term, and falls with the length of the paper', () => {
  expect([1, 2, 4, 50].map((frequency) => impactOf(frequency, 1))).toEqual([7, 9, 12, 15]);
  expect(impactOf(1, 0.3)).toBeGreaterThan(impactOf(1, 3));
  expect(impactOf(1, 1000)).toBe(1);
});
