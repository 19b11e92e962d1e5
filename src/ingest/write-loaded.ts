import type { Paper } from '../paper/schema.ts';
import { isPrefixOf, serialize } from '../store/document.ts';
import { pathExists, pathOf, readPaperBytes, removeEmptyFolders, removePaperFile } from '../store/store.ts';
import { problemOf, StoreError } from '../store/store-error.ts';
import type { PaperEntry } from './matching/paper-entry.ts';
import type { PaperIndex } from './matching/paper-index.ts';
import type { LocatedProblem } from './quarantine.ts';
import { replaceFile } from './replace-file.ts';

const CONCURRENCY = 16;

/**
 * Writes the loaded papers that have changed, unloads them, and removes the files of merged duplicates. A file that could
 * not be read is never overwritten, since a person has to repair it: its record is returned as a problem.
 * @param isLast whether all records have been read. Before that, a paper that cannot be written stays loaded and is no problem yet: its
 * problem has the text of the paper, which must not depend on how many records came before.
 */
export async function writeLoaded(
  contentDir: string,
  index: PaperIndex,
  unreadable: ReadonlySet<string>,
  isLast: boolean,
): Promise<{ readonly problems: readonly LocatedProblem[]; readonly warnings: readonly string[] }> {
  const problems: LocatedProblem[] = [];
  const warnings: string[] = [];
  const pending = [...index.loaded].filter(({ isPending }) => !isPending);
  const left = pending.flatMap(({ path }) => path ?? []);
  const work = async () => {
    for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
      const { problem, warning } = await writeEntry(contentDir, index, entry, unreadable);
      if (problem !== undefined && isLast) {
        entry.isBlocked = true;
        problems.push(problem);
      }
      if (warning !== undefined) warnings.push(warning);
      if (problem === undefined && entry.path !== undefined && !entry.isBlocked) {
        entry.loaded = undefined;
        index.loaded.delete(entry);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  const removed = await removeFiles(contentDir, index);
  await removeEmptyFolders(contentDir, [...left, ...removed]);
  return { problems, warnings };
}

/** Removes the files of duplicates and of dropped papers; those of duplicates only if their papers have been written. */
async function removeFiles(contentDir: string, index: PaperIndex): Promise<string[]> {
  const removed: string[] = [];
  const files = index.drainRemovedFiles(({ isPending, isBlocked, loaded }) => {
    return !isPending && !isBlocked && loaded?.isDirty !== true;
  });
  if (files.length === 0) return removed;
  const used = new Set([...index.entries].map(({ path }) => path));
  for (const path of files) {
    if (used.has(path)) continue;
    await removePaperFile(contentDir, path);
    removed.push(path);
  }
  return removed;
}

/** Writes a paper that has changed to its path, or returns the problem that prevents it. */
async function writeEntry(
  contentDir: string,
  index: PaperIndex,
  entry: PaperEntry,
  unreadable: ReadonlySet<string>,
): Promise<{ readonly problem?: LocatedProblem; readonly warning?: string }> {
  const { loaded } = entry;
  // The problem of a blocked paper is reported once.
  if (loaded === undefined || !loaded.isDirty || entry.isBlocked) return {};
  loaded.isDirty = false;
  const path = pathOf(loaded.paper);
  try {
    const isCutOff =
      entry.path !== path && unreadable.has(path) && isTruncatedCopy(contentDir, path, loaded.paper);
    if (!isCutOff && !index.isDroppedFile(path)) checkPath(contentDir, entry, path, unreadable);
    await replaceFile(contentDir, entry, path, index.isMergedFile(path, entry));
    return isCutOff
      ? { warning: `${path}:1:1: The file was cut off. It was written again from the source.` }
      : {};
  } catch (error) {
    const { file, line, column, message, hint } = problemOf(error, path);
    loaded.isDirty = true;
    const what = `The paper ${entry.id} was not written. ${message}`;
    return {
      problem: { file, line, column, message: what, hint, raw: textOf(loaded.paper) },
    };
  }
}

/** The text that would have been written; as JSON if the paper is not fit to be written. */
function textOf(paper: Paper): string {
  try {
    return serialize(paper);
  } catch {
    return JSON.stringify(paper, null, 2);
  }
}

/** Whether an unreadable file holds nothing but the beginning of the text that would replace it. */
function isTruncatedCopy(contentDir: string, path: string, paper: Paper): boolean {
  try {
    return isPrefixOf(serialize(paper), readPaperBytes(contentDir, path));
  } catch (error) {
    if (error instanceof StoreError) return false;
    throw error;
  }
}

/** @throws {StoreError} if there is a file at the path that was not read, since a person may have written in it. */
function checkPath(
  contentDir: string,
  { path: former }: PaperEntry,
  path: string,
  unreadable: ReadonlySet<string>,
): void {
  const at = { line: 1, col: 1 };
  // This run has written it, after a file that was cut off.
  if (former === path) return;
  if (unreadable.has(path)) {
    const hint = 'Repair or remove that file, and ingest again.';
    throw new StoreError(path, at, 'Its file exists but cannot be read.', hint);
  }
  if (former !== undefined || !pathExists(contentDir, path)) return;
  const hint = 'Move it to another place, and ingest again.';
  throw new StoreError(path, at, 'Something else is at the path of its file.', hint);
}
