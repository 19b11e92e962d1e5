import assert from 'node:assert/strict';
import { paperSchema } from '../../src/paper/schema.ts';
import { decodeInput, type Input, InputError } from '../../src/readers/reading/input.ts';
import type { Problem, Reader, Reading } from '../../src/readers/reading/reader.ts';
import { detectReader } from '../../src/readers/registry.ts';
import { serialize } from '../../src/store/document.ts';
import type { Mutant } from './mutations.ts';

/** The results of reading one file. */
export interface Outcome {
  readonly papers: number;
  readonly problems: number;
  readonly skipped: number;
  /** Whether the whole file was refused with an {@link InputError}. */
  readonly refused: boolean;
}

/**
 * Reads a mutant and checks the contract of readers: papers fit the schema and can be stored; problems have a
 * position in the file, a message and a hint; the only error is an {@link InputError}. Without `reader`, the
 * reader that recognises the mutant reads it, or if none does, each of `others`.
 * @throws {Error} if the contract is broken: an AssertionError, or the error that the reader threw.
 */
export async function judge(
  mutant: Mutant,
  reader?: Reader,
  others: readonly Reader[] = [],
): Promise<Outcome> {
  const outcome = { papers: 0, problems: 0, skipped: 0, refused: false };
  try {
    const input = await inPieces(mutant);
    const detected = detectReader(input);
    const lines = (await input.text()).split(/\r\n|[\n\r]/);
    const one = reader ?? detected;
    for (const each of one === undefined ? others : [one])
      for await (const reading of each.read(input, { captured: '2025-12-31' }))
        outcome[judgeReading(reading, lines)]++;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    assert.match(error.message, /\.$/);
    assert.match(error.hint, /\.$/);
    outcome.refused = true;
  }
  return outcome;
}

async function inPieces({ name, bytes, pieceLength }: Mutant): Promise<Input> {
  const input = decodeInput(name, bytes);
  const text = await input.text();
  return { ...input, chunks: () => pieces(text, pieceLength) };
}

async function* pieces(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; ) {
    // Inputs never split a character between two chunks.
    const splits = (text.charCodeAt(at + length - 1) & 0xfc00) === 0xd800;
    const end = at + length + (splits ? 1 : 0);
    yield text.slice(at, end);
    at = end;
  }
}

function judgeReading(reading: Reading, lines: readonly string[]): 'papers' | 'problems' | 'skipped' {
  if ('problem' in reading) {
    judgeProblem(reading.problem, lines);
    return 'problems';
  }
  if ('skipped' in reading) {
    assert.notEqual(reading.skipped, '', 'skipped without a reason');
    return 'skipped';
  }
  assert.deepEqual(paperSchema.parse(reading.paper), reading.paper);
  serialize(reading.paper);
  for (const warning of reading.warnings ?? []) assert.match(warning, /\.$/);
  return 'papers';
}

function judgeProblem({ line, column, message, hint, raw }: Problem, lines: readonly string[]): void {
  const place = `${line}:${column}`;
  assert.ok(Number.isInteger(line) && line >= 1 && line <= lines.length, `no line in the file: ${place}`);
  const longest = (lines[line - 1] ?? '').length + 1;
  assert.ok(Number.isInteger(column) && column >= 1 && column <= longest, `no column in the line: ${place}`);
  assert.match(message, /\.$/);
  assert.match(hint, /\.$/);
  assert.notEqual(raw, '', 'a problem without its record');
}
