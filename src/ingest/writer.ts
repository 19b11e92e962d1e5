import { join } from 'node:path';
import { reserialize, serialize } from '../store/document.ts';
import { StoreError } from '../store/problem.ts';
import {
  movePaperFile,
  pathOf,
  readPaperFile,
  removeEmptyFolders,
  removePaperFile,
  writePaperFile,
} from '../store/store.ts';
import type { LocatedProblem } from './quarantine.ts';
import type { Shelf } from './shelf.ts';
import { stampOf } from './stamp.ts';
import type { Volume } from './volume.ts';

const AT_ONCE = 16;

/**
 * Brings the store up to what the shelf has in hand, and lets go of it. A file that could not be read is a person's to
 * mend: it is never overwritten, and the record that would have been is handed back as a problem.
 */
export async function writeShelf(
  contentDir: string,
  shelf: Shelf,
  unreadable: ReadonlySet<string>,
): Promise<LocatedProblem[]> {
  const problems: LocatedProblem[] = [];
  const waiting = [...shelf.inHand].filter(({ unsettled }) => !unsettled);
  const left = waiting.flatMap(({ path }) => path ?? []);
  const work = async () => {
    for (let volume = waiting.pop(); volume !== undefined; volume = waiting.pop()) {
      const problem = await put(contentDir, volume, unreadable);
      if (problem !== undefined) problems.push(problem);
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
  return problems;
}

/** Writes a paper that has changed to where it belongs, or says what stands in the way. */
async function put(
  contentDir: string,
  volume: Volume,
  unreadable: ReadonlySet<string>,
): Promise<LocatedProblem | undefined> {
  const { held } = volume;
  // What stands in the way of a paper is said once.
  if (held === undefined || !held.unwritten || volume.blocked) return undefined;
  held.unwritten = false;
  const path = pathOf(held.paper);
  const obstacle = unreadable.has(path) ? unreadableFile(path) : await write(contentDir, volume, path);
  if (obstacle === undefined) return undefined;
  volume.blocked = true;
  const { file, line, column, message, hint } = obstacle;
  const what = `The paper ${volume.id} was not written. ${message}`;
  return { file, line, column, message: what, hint, raw: serialize(held.paper) };
}

async function write(contentDir: string, volume: Volume, path: string): Promise<StoreError | undefined> {
  try {
    await replace(contentDir, volume, path);
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
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

function unreadableFile(path: string): StoreError {
  const hint = 'Mend or remove that file, and ingest again.';
  return new StoreError(path, { line: 1, col: 1 }, 'Its file is there but cannot be read.', hint);
}
