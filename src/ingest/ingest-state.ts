import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { readCacheFile, removeDraftsOf, writeCacheFile } from '../store/cache/cache-file.ts';
import { CACHES, openCacheFolder } from '../store/cache/cache-folder.ts';
import { digestOfCode } from '../store/code.ts';
import { isFile } from '../store/file-stats.ts';
import { hasCode } from '../store/store-error.ts';
import { type InputState, inputStateSchema } from './input-cache.ts';
import type { FileState, PaperEntry } from './matching/paper-entry.ts';

/** The state that earlier runs left: the keys of each file of the store, and the inputs that were read to the end. */
export interface IngestState {
  readonly files: ReadonlyMap<string, FileState>;
  readonly inputs: readonly InputState[];
}

// In the content folder, since it describes that store. The folder ignores itself for git.
const FOLDER = CACHES;
/** The beginning of the last line, which has a digest of all others. A state without it is incomplete. */
const END = '"end ';
/** How many characters are written at a time. */
const CHUNK_LENGTH = 2 ** 16;
const strings = z.array(z.string());
const fileSchema = z.tuple([z.string(), z.string(), strings, strings, strings]);

/**
 * Reads the state of a content folder, `.cache/ingest.jsonl`. It only saves work: a state that is missing, damaged or
 * from other code of Broadsheet counts as empty.
 *
 * @example
 * {"code":"82d290fca271616f"}
 * ["papers/2026/03/2603.01234.md","13n-mwx.ara-mwx.ara-56j",["2603.01234"],["quorumamongherons"],[]]
 * {"path":"/data/page.txt","stamp":"16s-mwx.73c-mwx","read":1,"passedOver":{},"problems":[],"warnings":[],"papers":[…]}
 * "end 9b2f…"
 */
export async function readIngestState(contentDir: string): Promise<IngestState> {
  const path = statePath(contentDir);
  const none = { files: new Map(), inputs: [] };
  // A pipe in its place would have no end.
  if (!isFile(path)) return none;
  try {
    // Line by line: the state of millions of papers would not fit into one string.
    return (await parseLines(createInterface({ input: createReadStream(path) }))) ?? none;
  } catch (error) {
    const isDamaged = error instanceof SyntaxError || error instanceof z.ZodError || hasCode(error, 'EACCES');
    if (isDamaged) return none;
    throw error;
  }
}

async function parseLines(lines: AsyncIterable<string>): Promise<IngestState | undefined> {
  const files = new Map<string, FileState>();
  const inputs: InputState[] = [];
  const digest = createHash('sha256');
  let last: string | undefined;
  for await (const line of lines) {
    if (last === undefined && line !== versionLine()) return undefined;
    if (last !== undefined) digest.update(`${last}\n`);
    if (last !== undefined && !line.startsWith(END)) {
      const memory: unknown = JSON.parse(line);
      if (!Array.isArray(memory)) inputs.push(inputStateSchema.parse(memory));
      else {
        const [file, fingerprint, keys, titles, dois] = fileSchema.parse(memory);
        files.set(file, { fingerprint, keys, titles, dois });
      }
    }
    last = line;
  }
  return last === endLine(digest) ? { files, inputs } : undefined;
}

/** Writes the state of a run, unless it is the same as the former one. */
export async function writeIngestState(
  contentDir: string,
  former: IngestState,
  entries: ReadonlySet<PaperEntry>,
  inputs: readonly InputState[],
): Promise<void> {
  if (isUnchanged(former, entries, inputs)) return;
  const ignore = join(contentDir, FOLDER, '.gitignore');
  openCacheFolder(join(contentDir, FOLDER));
  if (readCacheFile(ignore) === undefined) writeCacheFile(ignore, '*\n');
  const path = statePath(contentDir);
  for (const own of [ignore, path]) removeDraftsOf(own);
  writeCacheFile(path, inChunks([versionLine()], entryLines(entries), inputLines(inputs)));
}

function isUnchanged(
  { files, inputs }: IngestState,
  entries: ReadonlySet<PaperEntry>,
  now: readonly InputState[],
): boolean {
  if (entries.size !== files.size || !isDeepStrictEqual(now, inputs)) return false;
  for (const { path = '', fingerprint } of entries)
    if (files.get(path)?.fingerprint !== fingerprint) return false;
  return true;
}

function* entryLines(entries: Iterable<PaperEntry>): Generator<string> {
  for (const { path, fingerprint, keys, titles, dois, comparedDois, isSaved } of entries) {
    if (!isSaved || fingerprint === undefined) continue;
    const allDois = new Set([...dois, ...comparedDois]);
    yield JSON.stringify([path, fingerprint, keys, titles, [...allDois]]);
  }
}

function* inputLines(inputs: Iterable<InputState>): Generator<string> {
  for (const input of inputs) yield JSON.stringify(input);
}

function* inChunks(...parts: readonly Iterable<string>[]): Generator<string> {
  const digest = createHash('sha256');
  let piece = '';
  for (const part of parts) {
    for (const line of part) {
      piece += `${line}\n`;
      digest.update(`${line}\n`);
      if (piece.length < CHUNK_LENGTH) continue;
      yield piece;
      piece = '';
    }
  }
  yield `${piece}${endLine(digest)}\n`;
}

const endLine = (digest: Hash) => `${END}${digest.digest('base64url')}"`;

/** The path of the state file of a content folder. */
export function statePath(contentDir: string): string {
  return join(contentDir, FOLDER, 'ingest.jsonl');
}

/** The folders of `src` whose code decides what becomes of a record. */
export const INGEST_CODE = ['paper', 'text', 'readers', 'store', 'ingest'];
let version: string | undefined;

/** The first line: a digest of that code, so that changed code reads every input again. */
function versionLine(): string {
  version ??= digestOfCode(INGEST_CODE);
  return JSON.stringify({ code: version });
}
