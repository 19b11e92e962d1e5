import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperSchema } from '../../src/paper/schema.ts';
import { decodeInput, InputError } from '../../src/readers/input.ts';
import { jsonRecords } from '../../src/readers/json-records.ts';
import type { Problem, Reading } from '../../src/readers/reader.ts';
import { detectReader, readers } from '../../src/readers/registry.ts';
import { serialize } from '../../src/store/document.ts';

const CASES = join(import.meta.dirname, 'cases');
const ORIGINALS = [
  'listing/layout-two-no-blank-lines-and-glued-subscribe/input.txt',
  'listing/layout-three-authors-dates-and-comments/input.txt',
  'listing/a-page-footer-below-metadata/input.txt',
  'hf-daily/a-normal-day/input.json',
  'hf-paper/several-in-an-array/input.json',
  'arxiv-snapshot/a-normal-file/input.jsonl',
  'bibtex/a-normal-file/input.bib',
  'bibtex/what-other-programs-write/input.bib',
  'ris/a-normal-file/input.ris',
  'csl-json/a-normal-file/input.json',
].map((path) => readFileSync(join(CASES, path)));

const mutation = fc.record({
  kind: fc.constantFrom('cut', 'duplicate', 'flip', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc
      .constantFrom(
        '"',
        '{',
        '}',
        ']',
        ',',
        '\n',
        '\n\n',
        '• 0 authors',
        'Feb 30',
        'null',
        '1e999',
        '\\ud800',
        '## Notes',
        '\u0001',
      )
      .map((text) => Buffer.from(text)),
  ),
});

function mutated(
  bytes: Uint8Array,
  { kind, at, length, bytes: extra }: typeof mutation extends fc.Arbitrary<infer T> ? T : never,
): Uint8Array {
  const from = Math.floor(at * bytes.length);
  const [before, part, after] = [
    bytes.subarray(0, from),
    bytes.subarray(from, from + length),
    bytes.subarray(from + length),
  ];
  if (kind === 'cut') return Buffer.concat([before, after]);
  if (kind === 'duplicate') return Buffer.concat([before, part, part, after]);
  if (kind === 'insert') return Buffer.concat([before, extra, part, after]);
  return Buffer.concat([
    before,
    part.map((byte, index) => (index === 0 ? byte ^ (1 << (length % 8)) : byte)),
    after,
  ]);
}

async function check(bytes: Uint8Array, name: string): Promise<void> {
  try {
    const input = decodeInput(name, bytes);
    const found = detectReader(input);
    for (const reader of found === undefined ? readers : [found])
      for await (const reading of reader.read(input, { captured: '2025-12-31' }))
        checkReading(reading, await input.text());
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.hint).toMatch(/\.$/);
  }
}

function checkReading(reading: Reading, text: string): void {
  if ('problem' in reading) checkProblem(reading.problem, text);
  else if ('paper' in reading) {
    expect(paperSchema.parse(reading.paper)).toEqual(reading.paper);
    serialize(reading.paper);
  }
}

function checkProblem({ line, column, message, hint, raw }: Problem, text: string): void {
  const lines = text.split(/\r\n|[\n\r]/);
  expect(line).toBeGreaterThan(0);
  expect(line).toBeLessThanOrEqual(lines.length);
  expect(column).toBeGreaterThan(0);
  expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
  expect(message).toMatch(/\.$/);
  expect(hint).toMatch(/\.$/);
  expect(raw).not.toBe('');
}

describe('input that something happened to', () => {
  it('gives papers that can be stored and problems that have a place, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ORIGINALS),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('2026-03-04.json', 'page.txt', 'standard input'),
        async (original, mutations, name) => {
          await check(mutations.reduce(mutated, original as Uint8Array), name);
        },
      ),
      { numRuns: 600, seed: 20260304 },
    );
  });

  it('is read as anything at all', async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      fc.json().map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => check(bytes, 'x.txt')),
      { numRuns: 300, seed: 20260304 },
    );
  });

  it.each([
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
    await check(Buffer.from(text), 'x.txt');
    for (const _ of jsonRecords(text));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
