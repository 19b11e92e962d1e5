import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileNameOf } from '../paper/identifiers/identifiers.ts';
import type { Paper } from '../paper/schema.ts';
import { writeFileAtomic } from './atomic-write.ts';
import { parse, type StoredPaper } from './document.ts';
import { PAPERS, paperFiles } from './paper-files.ts';
import { problemOf, StoreError, toStoreError } from './store-error.ts';

export { paperFiles, removeEmptyMonths } from './paper-files.ts';

/** A stored paper with the path of its file below the content folder, `papers/2026/03/2603.01234.md`. */
export interface StoreEntry extends StoredPaper {
  readonly path: string;
}

// Half-written files, until they are renamed into place. Each run removes those that a killed run left.
const DRAFTS = join(PAPERS, '.drafts');
const READS_AT_ONCE = 64;
const HINT = 'Move it out of the folder of the papers.';
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The path of a paper's file below the content folder: `papers/YYYY/MM/<id>.md` by `listed`, else `papers/undated/<id>.md`. */
export function pathOf(paper: Pick<Paper, 'id' | 'listed'>): string {
  const folder =
    paper.listed === undefined ? ['undated'] : [paper.listed.slice(0, 4), paper.listed.slice(5, 7)];
  return [PAPERS, ...folder, `${fileNameOf(paper.id)}.md`].join('/');
}

/**
 * Every paper of the store, or those at `paths`, in the order of the paths. A file that cannot be read is reported to
 * `onProblem` and skipped; without `onProblem` the error is thrown.
 */
export async function* readStore(
  contentDir: string,
  onProblem?: (problem: StoreError) => void,
  paths?: readonly string[],
): AsyncGenerator<StoreEntry> {
  const files = paths ?? (await paperFiles(contentDir));
  for (let at = 0; at < files.length; at += READS_AT_ONCE) {
    const reading = files.slice(at, at + READS_AT_ONCE).map((path) => readEntry(contentDir, path));
    for (const result of await Promise.allSettled(reading)) {
      if (result.status === 'fulfilled') yield result.value;
      else if (onProblem === undefined || !(result.reason instanceof StoreError)) throw result.reason;
      else onProblem(result.reason);
    }
  }
}

/** Like {@link readStore}, without the papers that a person has hidden, which have no pages. */
export async function* readVisible(
  contentDir: string,
  onProblem?: (problem: StoreError) => void,
  paths?: readonly string[],
): AsyncGenerator<StoreEntry> {
  for await (const entry of readStore(contentDir, onProblem, paths)) {
    if (entry.paper.hidden !== true) yield entry;
  }
}

/** One paper of the store. @throws {StoreError} if its file cannot be read. */
export async function readEntry(contentDir: string, path: string): Promise<StoreEntry> {
  const text = await readPaperFile(contentDir, path);
  try {
    return { ...parse(text, path), path };
  } catch (error) {
    throw problemOf(error, path);
  }
}

/** The text of a paper's file. @throws {StoreError} if it is not UTF-8, since a person's text would be garbled. */
export async function readPaperFile(contentDir: string, path: string): Promise<string> {
  return textOf(readPaperBytes(contentDir, path), path);
}

/** The text of the bytes of a paper's file. @throws {StoreError} if they are not UTF-8, or a part is zeros. */
export function textOf(bytes: Uint8Array, path: string): string {
  const text = decode(bytes, path);
  // A disk that has lost a part of a file has zeros there. At the end, they are a file that was cut off. A single one was typed or copied.
  const zeros = /\0{4,}(?=[^\0])/u.exec(text);
  if (zeros === null) return text;
  const before = text.slice(0, zeros.index).split('\n');
  const position = { line: before.length, col: (before.at(-1) ?? '').length + 1 };
  const hint = 'Restore the file from a copy, or remove the zeros if nothing is missing there.';
  throw new StoreError(path, position, 'The file has zero bytes inside, so a part of it may be lost.', hint);
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    const hint = 'Open it in the editor that it was saved with, and save it as UTF-8.';
    throw new StoreError(path, { line: 1, col: 1 }, 'The file is not UTF-8 text.', hint);
  }
}

/** The bytes of a paper's file, which may not be text. @throws {StoreError} if it cannot be opened. */
export function readPaperBytes(contentDir: string, path: string): Buffer {
  try {
    const place = join(contentDir, path);
    // Nobody may ever write into a pipe, and reading it would not end.
    if (!statSync(place).isFile() && !statSync(place).isDirectory())
      throw new StoreError(
        path,
        { line: 1, col: 1 },
        'The file cannot be used: it is a pipe or a device.',
        HINT,
      );
    // Papers are small: a synchronous read takes less time than the thread pool.
    return readFileSync(place);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw toStoreError(error, path) ?? error;
  }
}

/**
 * Writes a paper's file whole or not at all. If it is a link, the target of the link is written.
 * @throws {StoreError} if the file system refuses this one file.
 */
export async function writePaperFile(contentDir: string, path: string, text: string): Promise<void> {
  const draft = join(contentDir, DRAFTS, randomBytes(8).toString('hex'));
  const place = join(contentDir, path);
  try {
    await writeFileAtomic(targetOf(place), text, draft, { isSynced: true });
  } catch (error) {
    throw toStoreError(error, path) ?? error;
  }
}

/** The file that is written for a path: the target of a link, unless the link is broken. */
function targetOf(place: string): string {
  try {
    return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true
      ? realpathSync(place)
      : place;
  } catch {
    return place;
  }
}

/** Whether there is anything at a path of the store, even a broken link. */
export function pathExists(contentDir: string, path: string): boolean {
  try {
    return lstatSync(join(contentDir, path), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Removes a paper's file. */
export function removePaperFile(contentDir: string, path: string): Promise<void> {
  return rm(join(contentDir, path), { force: true });
}

/**
 * Removes the folders that these files were in, if they are empty. Call it only after all papers have been written: a
 * folder could vanish between its creation and its use.
 */
export async function removeEmptyFolders(contentDir: string, left: Iterable<string>): Promise<void> {
  for (const folder of new Set([...left].map((path) => dirname(path)))) await removeEmpty(contentDir, folder);
}

/** Removes half-written files of a run that was killed. */
export async function removeDrafts(contentDir: string): Promise<void> {
  await rm(join(contentDir, DRAFTS), { recursive: true, force: true });
}

async function removeEmpty(contentDir: string, folder: string): Promise<void> {
  for (let path = folder; path !== PAPERS && path !== '.'; path = dirname(path)) {
    try {
      await rmdir(join(contentDir, path));
    } catch {
      return;
    }
  }
}
