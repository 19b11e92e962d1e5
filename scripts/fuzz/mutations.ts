import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { projectRoot } from '../../src/commands/program.ts';
import { SNIPPETS } from './snippets.ts';

/** A mutated file. */
export interface Mutant {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The reader gets the text in chunks of this many UTF-16 code units. */
  readonly pieceLength: number;
}

interface Mutation {
  readonly kind: 'cut' | 'cut off' | 'duplicate' | 'repeat' | 'move' | 'flip' | 'insert' | 'replace';
  /** The position as a share of the file, and for a move the target. */
  readonly at: number;
  readonly to: number;
  readonly length: number;
  readonly times: number;
  readonly inserted: Uint8Array;
}

const CASES = join(projectRoot, 'tests/readers/cases');
/** No mutation makes a file longer than this by repeating a part of it. */
const LONGEST_REPETITION = 50_000;

/** The input files of a reader's cases, in order, from which mutations start. */
export function originalsOf(format: string): Uint8Array[] {
  const folder = join(CASES, format);
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) =>
      readdirSync(path)
        .filter((file) => file.startsWith('input.'))
        .map((file) => new Uint8Array(readFileSync(join(path, file)))),
    )
    .filter(({ length }) => length > 0);
}

/** Originals with up to four mutations, under names with and without a day. */
export function mutantsOf(originals: readonly Uint8Array[]): fc.Arbitrary<Mutant> {
  return fc
    .record({
      original: fc.constantFrom(...originals),
      mutations: fc.array(mutationWith(originals), { minLength: 1, maxLength: 4 }),
      name: fc.constantFrom('2026-03-04.json', 'page.txt', 'standard input'),
      pieceLength: fc.integer({ min: 1, max: 4000 }),
    })
    .map(({ original, mutations, ...rest }) => ({ ...rest, bytes: mutations.reduce(mutated, original) }));
}

/** The mutant with a number. The same seed and number always give the same one. */
export function mutantAt(mutants: fc.Arbitrary<Mutant>, seed: number, number: number): Mutant {
  // Neighbouring seeds are spread, so that the second mutant of seed 1 is not the first of seed 2.
  const spread = (seed ^ Math.imul(number + 1, 0x9e3779b1)) | 0;
  const [mutant] = fc.sample(mutants, { seed: spread, numRuns: 1, unbiased: true });
  if (mutant === undefined) throw new Error('There is nothing to mutate.');
  return mutant;
}

function mutationWith(originals: readonly Uint8Array[]): fc.Arbitrary<Mutation> {
  // Not `fc.double`: half of its numbers between 0 and 1 are close to 0.
  const share = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000);
  // Short parts leave a record nearly whole, long ones cover several.
  const length = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 400 }));
  const partOfAnother = fc
    .tuple(fc.constantFrom(...originals), share, length)
    .map(([other, at, count]) => partOf(other, at, count));
  return fc.record({
    kind: fc.constantFrom('cut', 'cut off', 'duplicate', 'repeat', 'move', 'flip', 'insert', 'replace'),
    at: share,
    to: share,
    length,
    times: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 2, max: 10 }) },
      { weight: 1, arbitrary: fc.constant(1000) },
    ),
    inserted: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      { weight: 3, arbitrary: fc.constantFrom(...SNIPPETS) },
      partOfAnother,
    ),
  });
}

function partOf(bytes: Uint8Array, at: number, length: number): Uint8Array {
  const from = Math.floor(at * bytes.length);
  return bytes.subarray(from, from + length);
}

function mutated(bytes: Uint8Array, { kind, at, to, length, times, inserted }: Mutation): Uint8Array {
  const from = Math.floor(at * bytes.length);
  const part = partOf(bytes, at, length);
  const before = bytes.subarray(0, from);
  const after = bytes.subarray(from + length);
  const parts: Readonly<Record<Mutation['kind'], () => readonly Uint8Array[]>> = {
    cut: () => [before, after],
    'cut off': () => [before],
    duplicate: () => [before, part, part, after],
    repeat: () => [before, ...repeated(part, times), after],
    move: () => moved([before, after], part, to),
    flip: () => [before, flipped(part, length % 8), after],
    insert: () => [before, inserted, part, after],
    replace: () => [before, inserted, after],
  };
  return new Uint8Array(Buffer.concat(parts[kind]()));
}

function repeated(part: Uint8Array, times: number): Uint8Array[] {
  const most = Math.ceil(LONGEST_REPETITION / Math.max(part.length, 1));
  return Array.from({ length: Math.min(times, most) }, () => part);
}

function moved(rest: readonly Uint8Array[], part: Uint8Array, to: number): Uint8Array[] {
  const bytes = Buffer.concat(rest);
  const index = Math.floor(to * bytes.length);
  return [bytes.subarray(0, index), part, bytes.subarray(index)];
}

function flipped(part: Uint8Array, bit: number): Uint8Array {
  return part.map((byte, index) => (index === 0 ? byte ^ (1 << bit) : byte));
}
