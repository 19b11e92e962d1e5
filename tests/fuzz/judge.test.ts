import { describe, expect, test } from 'vitest';
import { judge } from '../../scripts/fuzz/judge.ts';
import { type Mutant, mutantAt, mutantsOf, originalsOf } from '../../scripts/fuzz/mutations.ts';
import { InputError } from '../../src/readers/reading/input.ts';
import type { Problem, Reader, Reading } from '../../src/readers/reading/reader.ts';
import { readers } from '../../src/readers/registry.ts';

const MUTANT: Mutant = { name: 'x.txt', bytes: Buffer.from('one\ntwo\n'), pieceLength: 3 };
const PAPER = { id: 'a-title', title: 'A title', listed: '2026-03-04', sources: ['made-up'], abstract: '' };
const PROBLEM: Problem = { line: 2, column: 4, message: 'It is.', hint: 'Mend it.', raw: 'two' };

function readerThat(read: Reader['read']): Reader {
  return { name: 'made-up', label: 'made up', detect: () => 1, read };
}

function giving(reading: unknown): Reader {
  return readerThat(async function* () {
    yield reading as Reading;
  });
}

describe('the judge of a reader', () => {
  test('counts what a reader gives', async () => {
    const reader = readerThat(async function* () {
      yield { problem: PROBLEM };
      yield { problem: { ...PROBLEM, line: 3, column: 1 } };
      yield { skipped: 'deleted' };
    });
    expect(await judge(MUTANT, reader)).toEqual({ papers: 0, problems: 2, skipped: 1, refused: false });
  });

  test('allows a reader to refuse a file', async () => {
    const reader = readerThat(async function* () {
      yield { skipped: 'deleted' };
      throw new InputError('It is none.', 'Take another.');
    });
    expect(await judge(MUTANT, reader)).toMatchObject({ skipped: 1, refused: true });
  });

  test('gives every reader whole characters, in pieces that make up the file', async () => {
    const bytes = Buffer.from('a\u{1f600}\u{1f600}b');
    const seen: string[] = [];
    const reader = readerThat(async function* (input) {
      for await (const piece of input.chunks()) seen.push(piece);
      yield { skipped: 'read' };
    });
    await judge({ name: 'x.txt', bytes, pieceLength: 2 }, reader);
    expect(seen).toEqual(['a\u{1f600}', '\u{1f600}', 'b']);
  });

  test.each([
    ['a line below the last', { problem: { ...PROBLEM, line: 4, column: 1 } }],
    ['line 0', { problem: { ...PROBLEM, line: 0 } }],
    ['a column behind the end of the line', { problem: { ...PROBLEM, column: 5 } }],
    ['column 0', { problem: { ...PROBLEM, column: 0 } }],
    ['half a column', { problem: { ...PROBLEM, column: 1.5 } }],
    ['a column that is no number', { problem: { ...PROBLEM, column: Number.NaN } }],
    ['no message', { problem: { ...PROBLEM, message: '' } }],
    ['no hint', { problem: { ...PROBLEM, hint: '' } }],
    ['no record', { problem: { ...PROBLEM, raw: '' } }],
    ['no reason', { skipped: '' }],
    ['a paper without a title', { paper: { ...PAPER, title: '' } }],
    ['a paper with a day that is none', { paper: { ...PAPER, listed: '2026-02-30' } }],
    ['nothing at all', {}],
  ])('objects to %s', async (_, reading) => {
    await expect(judge(MUTANT, giving(reading))).rejects.toThrow();
  });

  test('objects to an error of any other kind', async () => {
    const reader = readerThat(() => {
      throw new TypeError('undefined is not a function');
    });
    await expect(judge(MUTANT, reader)).rejects.toThrow(TypeError);
  });
});

describe('mutants', () => {
  test.each(readers.map(({ name }) => name))('are made of several cases of %s', (format) => {
    expect(originalsOf(format).length).toBeGreaterThan(4);
  });

  test('are the same for the same seed, and differ by number and by seed', () => {
    const mutants = mutantsOf(originalsOf('ris'));
    const text = (seed: number, number: number) =>
      Buffer.from(mutantAt(mutants, seed, number).bytes).toString('hex');
    expect(text(7, 3)).toBe(text(7, 3));
    const some = Array.from({ length: 50 }, (_, index) => text(7, index));
    expect(new Set(some).size).toBeGreaterThan(40);
    expect(text(8, 3)).not.toBe(text(7, 3));
  });

  test('are changed everywhere, at the end as at the beginning', () => {
    const original = new Uint8Array(1000).fill(0x61);
    const mutants = mutantsOf([original]);
    const first = Array.from({ length: 400 }, (_, number) => mutantAt(mutants, 1, number).bytes)
      .map((bytes) => bytes.findIndex((byte) => byte !== 0x61))
      .filter((index) => index >= 0);
    expect(first.filter((index) => index > 600).length).toBeGreaterThan(first.length / 10);
    expect(first.filter((index) => index < 300).length).toBeGreaterThan(first.length / 10);
  });
});
