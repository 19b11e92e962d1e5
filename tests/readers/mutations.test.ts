import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../scripts/fuzz/judge.ts';
import { mutantsOf, originalsOf } from '../../scripts/fuzz/mutations.ts';
import { jsonRecords } from '../../src/readers/reading/json-records.ts';
import { readers } from '../../src/readers/registry.ts';

const WHOLE = Number.MAX_SAFE_INTEGER;

async function read(bytes: Uint8Array): Promise<void> {
  await judge({ name: 'x.txt', bytes, pieceLength: WHOLE }, undefined, readers);
}

describe('input that something happened to', () => {
  test.each(readers.map((reader) => [reader.name, reader] as const))(
    'gives papers that can be stored and problems that have a place, and nothing else: %s',
    async (name, reader) => {
      await fc.assert(
        fc.asyncProperty(mutantsOf(originalsOf(name)), async (mutant) => {
          await judge(mutant, reader);
        }),
        { numRuns: 60, seed: 20260304, unbiased: true },
      );
    },
  );

  test('keeps those promises whichever reader recognises it', async () => {
    const originals = readers.flatMap(({ name }) => originalsOf(name).slice(0, 3));
    await fc.assert(
      fc.asyncProperty(mutantsOf(originals), async (mutant) => {
        await judge(mutant, undefined, readers);
      }),
      { numRuns: 200, seed: 20260304, unbiased: true },
    );
  });

  test('is read as anything at all', async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      fc.json().map((text) => Buffer.from(text)),
    );
    await fc.assert(fc.asyncProperty(anything, read), { numRuns: 300, seed: 20260304 });
  });

  test.each([
    ['brackets that never close', '['.repeat(300_000)],
    ['brackets that do', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['records of which none is whole', `[${'{"paper":{"id":1},'.repeat(5000)}]`],
    ['quotes that never close', `[${'{"paper":"'.repeat(5000)}]`],
    ['nothing but errors', `[${'{"paper":x},'.repeat(5000)}]`],
    ['nothing but line ends', '\n'.repeat(200_000)],
    ['one line without an end', 'word '.repeat(200_000)],
    ['titles without end', 'A Title That Has No Abstract\n'.repeat(20_000)],
    ['spaces between words', `a${' '.repeat(200_000)}b`],
    ['dollars', '$'.repeat(100_000)],
  ])('does not take forever over %s', async (_, text) => {
    const start = performance.now();
    await read(Buffer.from(text));
    for (const _ of jsonRecords(text));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
