import { join } from 'node:path';
import type { Paper } from '../paper/schema.ts';
import { isBeginningOf, reserialize, serialize } from '../store/document.ts';
import {
  isTaken,
  movePaperFile,
  pathOf,
  readPaperBytes,
  readPaperFile,
  removeEmptyFolders,
  removePaperFile,
  writePaperFile,
} from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { stampOf } from './fingerprint.ts';
import type { Volume } from './paper-entry.ts';
import type { Shelf } from './paper-index.ts';
import type { LocatedProblem } from './quarantine.ts';

const AT_ONCE = 16;

/**
 * Brings the store up to what the shelf has in hand, and lets go of it. A file that could not be read is a person's to
 * mend: it is never overwritten, and the record that would have been is handed back as a problem.
 */
export async function writeShelf(
  contentDir: string,
  shelf: Shelf,
  unreadable: ReadonlySet<string>,
): Promise<{ readonly problems: readonly LocatedProblem[]; readonly warnings: readonly string[] }> {
  const problems: LocatedProblem[] = [];
  const warnings: string[] = [];
  const waiting = [...shelf.inHand].filter(({ unsettled }) => !unsettled);
  const left = waiting.flatMap(({ path }) => path ?? []);
  const work = async () => {
    for (let volume = waiting.pop(); volume !== undefined; volume = waiting.pop()) {
      const { problem, warning } = await put(contentDir, volume, unreadable);
      if (problem !== undefined) problems.push(problem);
      if (warning !== undefined) warnings.push(warning);
      if (volume.path !== undefined && !volume.blocked) {
        volume.held = undefined;
        shelf.inHand.delete(volume);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const absorbed = shelf.takeAbsorbed();
  for (const path of absorbed) await removePaperFile(contentDir, path);
  await removeEmptyFolders(contentDir, [...left, ...absorbed]);
  return { problems, warnings };
}

/** Writes a paper that has changed to where it belongs, or says what stands in the way. */
async function put(
  contentDir: string,
  volume: Volume,
  unreadable: ReadonlySet<string>,
): Promise<{ readonly problem?: LocatedProblem; readonly warning?: string }> {
  const { held } = volume;
  // What stands in the way of a paper is said once.
  if (held === undefined || !held.unwritten || volume.blocked) return {};
  held.unwritten = false;
  const path = pathOf(held.paper);
  const isCutOff = unreadable.has(path) && isBeginning(contentDir, path, held.paper);
  try {
    if (!isCutOff) await checkPlace(contentDir, volume, path, unreadable);
    await replace(contentDir, volume, path);
    return isCutOff
      ? { warning: `${path}:1:1: The file was cut off. It was written again from the source.` }
      : {};
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    volume.blocked = true;
    const { file, line, column, message, hint } = error;
    const what = `The paper ${volume.id} was not written. ${message}`;
    return { problem: { file, line, column, message: what, hint, raw: serialize(held.paper) } };
  }
}

/** Whether all that an unreadable file holds is the beginning of what would be written in its place. */
function isBeginning(contentDir: string, path: string, paper: Paper): boolean {
  try {
    return isBeginningOf(serialize(paper), readPaperBytes(contentDir, path));
  } catch (error) {
    if (error instanceof StoreError) return false;
    throw error;
  }
}

/** @throws {StoreError} where a file stands that was not read: nobody knows what a person has written in it. */
async function checkPlace(
  contentDir: string,
  { path: former }: Volume,
  path: string,
  unreadable: ReadonlySet<string>,
): Promise<void> {
  const at = { line: 1, col: 1 };
  if (unreadable.has(path)) {
    const hint = 'Mend or remove that file, and ingest again.';
    throw new StoreError(path, at, 'Its file is there but cannot be read.', hint);
  }
  if (former !== undefined || !(await isTaken(contentDir, path))) return;
  const hint = 'Move it to another place, and ingest again.';
  throw new StoreError(path, at, 'Something else stands where its file belongs.', hint);
}

async function replace(contentDir: string, volume: Volume, path: string): Promise<void> {
  if (volume.held === undefined) return;
  const { paper, stored } = volume.held;
  if (stored === undefined) {
    await writePaperFile(contentDir, path, serialize(paper));
  } else {
    const former = await readPaperFile(contentDir, stored.path);
    if (stored.path !== path) await movePaperFile(contentDir, stored.path, path);
    const text = reserialize(paper, former, stored.edited);
    if (text !== former) await writePaperFile(contentDir, path, text);
  }
  volume.path = path;
  volume.stamp = stampOf(join(contentDir, path));
  volume.misplaced = false;
}
