import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../scripts/fuzz/judge.ts';
import { mutantsOf, originalsOf } from '../../scripts/fuzz/mutations.ts';
import { jsonRecords } from '../../src/readers/reading/json-records.ts';
import { readers } from '../../src/readers/registry.ts';
import { growthOf } from '../growth.ts';

const WHOLE = Number.MAX_SAFE_INTEGER;

async function read(bytes: Uint8Array): Promise<void> {
  await judge({ name: 'x.txt', bytes, pieceLength: WHOLE }, undefined, readers);
}

describe('damaged input', () => {
  test.each(readers.map((reader) => [reader.name, reader] as const))(
    'gives only papers that can be stored and problems with a position: %s',
    async (name, reader) => {
      await fc.assert(
        fc.asyncProperty(mutantsOf(originalsOf(name)), async (mutant) => {
          await judge(mutant, reader);
        }),
        { numRuns: 60, seed: 20260304, unbiased: true },
      );
    },
  );

  test('gives only these with any reader that recognises it', async () => {
    const originals = readers.flatMap(({ name }) => originalsOf(name).slice(0, 3));
    await fc.assert(
      fc.asyncProperty(mutantsOf(originals), async (mutant) => {
        await judge(mutant, undefined, readers);
      }),
      { numRuns: 200, seed: 20260304, unbiased: true },
    );
  });

  test('may be any bytes', async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      fc.json().map((text) => Buffer.from(text)),
    );
    await fc.assert(fc.asyncProperty(anything, read), { numRuns: 300, seed: 20260304 });
  });

  test.each([
    ['brackets that never close', 100_000, (count: number) => '['.repeat(count)],
    ['brackets that close', 50_000, (count: number) => '['.repeat(count) + ']'.repeat(count)],
    ['records that never close', 2500, (count: number) => `[${'{"paper":{"id":1},'.repeat(count)}]`],
    ['quotes that never close', 2500, (count: number) => `[${'{"paper":"'.repeat(count)}]`],
    ['nothing but errors', 2500, (count: number) => `[${'{"paper":x},'.repeat(count)}]`],
    ['nothing but line ends', 100_000, (count: number) => '\n'.repeat(count)],
    ['one long line', 50_000, (count: number) => 'word '.repeat(count)],
    ['titles alone', 5000, (count: number) => 'A Title That Has No Abstract\n'.repeat(count)],
    ['spaces between words', 100_000, (count: number) => `a${' '.repeat(count)}b`],
    ['dollars', 50_000, (count: number) => '$'.repeat(count)],
  ])('is read in a time proportional to its length: %s', async (_, count, textOf) => {
    const readAll = async (size: number) => {
      const text = textOf(size);
      await read(Buffer.from(text));
      for (const _ of jsonRecords(text));
    };
    expect(await growthOf(readAll, count)).toBeLessThan(3);
  });
});
