import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { writeWhole } from '../store/atomic-write.ts';
import { digestOfCode } from '../store/code.ts';
import { type InputMemory, inputSchema } from './input-cache.ts';
import type { FileMemory, Volume } from './paper-entry.ts';

/** What earlier runs knew: what each file of the store can be found by, and which inputs have been read to the end. */
export interface Ledger {
  readonly files: ReadonlyMap<string, FileMemory>;
  readonly inputs: readonly InputMemory[];
}

// Beside the store that it is about, in a folder that keeps itself out of version control.
const FOLDER = '.cache';
/** The last line, without which something is missing. */
const END = '"end"';
/** How many characters are written at once. */
const PIECE = 2 ** 16;
const fileSchema = z.tuple([z.string(), z.string(), z.array(z.string()), z.array(z.string())]);

/**
 * Reads the ledger of a content folder. It only saves work: one that is missing, damaged, or of another state of
 * Broadsheet's own code is as good as none.
 */
export async function readLedger(contentDir: string): Promise<Ledger> {
  const path = pathIn(contentDir);
  const none = { files: new Map(), inputs: [] };
  if (!existsSync(path)) return none;
  try {
    // Line by line: that of millions of papers is longer than a string may be.
    return (await fromLines(createInterface({ input: createReadStream(path) }))) ?? none;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return none;
    throw error;
  }
}

async function fromLines(lines: AsyncIterable<string>): Promise<Ledger | undefined> {
  const files = new Map<string, FileMemory>();
  const inputs: InputMemory[] = [];
  let last: string | undefined;
  for await (const line of lines) {
    if (last === undefined && line !== (await versionLine())) return undefined;
    if (last !== undefined && line !== END) {
      const memory: unknown = JSON.parse(line);
      if (!Array.isArray(memory)) inputs.push(inputSchema.parse(memory));
      else {
        const [file, stamp, keys, titles] = fileSchema.parse(memory);
        files.set(file, { stamp, keys, titles });
      }
    }
    last = line;
  }
  return last === END ? { files, inputs } : undefined;
}

/** Writes down what a run has found, unless that is what the ledger says already. */
export async function writeLedger(
  contentDir: string,
  former: Ledger,
  volumes: ReadonlySet<Volume>,
  inputs: readonly InputMemory[],
): Promise<void> {
  if (isSame(former, volumes, inputs)) return;
  const ignore = join(contentDir, FOLDER, '.gitignore');
  if (!existsSync(ignore)) await writeWhole(ignore, '*\n');
  await writeWhole(
    pathIn(contentDir),
    inPieces([await versionLine()], fileLines(volumes), inputLines(inputs)),
  );
}

function isSame(
  { files, inputs }: Ledger,
  volumes: ReadonlySet<Volume>,
  now: readonly InputMemory[],
): boolean {
  if (volumes.size !== files.size || !isDeepStrictEqual(now, inputs)) return false;
  for (const { path = '', stamp } of volumes) if (files.get(path)?.stamp !== stamp) return false;
  return true;
}

function* fileLines(volumes: Iterable<Volume>): Generator<string> {
  for (const { path, stamp, keys, titles, isInPlace } of volumes)
    if (isInPlace && stamp !== undefined) yield JSON.stringify([path, stamp, keys, titles]);
}

function* inputLines(inputs: Iterable<InputMemory>): Generator<string> {
  for (const input of inputs) yield JSON.stringify(input);
}

function* inPieces(...parts: readonly Iterable<string>[]): Generator<string> {
  let piece = '';
  for (const part of parts) {
    for (const line of part) {
      piece += `${line}\n`;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
  }
  yield `${piece}${END}\n`;
}

function pathIn(contentDir: string): string {
  return join(contentDir, FOLDER, 'ingest.jsonl');
}

/** The folders whose code has a say in what becomes of a record. */
export const INGEST_CODE = ['paper', 'text', 'readers', 'store', 'ingest'];
let version: Promise<string> | undefined;

/** The first line: a digest of all code that has a say in what becomes of a record, so that better code reads again. */
async function versionLine(): Promise<string> {
  version ??= digestOfCode(INGEST_CODE);
  return JSON.stringify({ code: await version });
}
