import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { statsOf } from '../../store/file-stats.ts';
import { hasCode } from '../../store/store-error.ts';
import type { OutputPlace } from '../place/output-paths.ts';
import type { Journal } from './journal.ts';

/** The folder in the staging folder with the files that were replaced or deleted, by the number of the operation. */
export const REPLACED_FOLDER = '.replaced';

/** Is called before each change of the disk. Tests throw, as if the process was killed. */
export type BeforeStep = () => void;

/**
 * Carries out a journal. What was carried out before has no effect, so this can be repeated after the process was killed at any moment.
 * Files that are replaced or deleted are kept in the staging folder, so that {@link undoJournal} can bring them back.
 * @throws if the system refuses an operation.
 */
export function applyJournal(
  place: OutputPlace,
  { operations }: Journal,
  before: BeforeStep = () => {},
): void {
  const replaced = join(place.staging, REPLACED_FOLDER);
  makeFolder(replaced, before);
  const folders = new Set<string>();
  for (const [at, operation] of operations.entries()) {
    const kept = join(replaced, String(at));
    if (operation[0] === 'delete') {
      remove(join(place.out, operation[1]), kept, before);
      removeEmptyFolders(place.out, operation[1], before);
      continue;
    }
    const [, from, to] = operation;
    const [source, target] = [join(place.staging, from), join(place.out, to)];
    if (!existsSync(source)) continue;
    const folder = dirname(target);
    if (!folders.has(folder)) makeFolder(folder, before);
    folders.add(folder);
    if (statsOf(kept) === undefined && statsOf(target) !== undefined) keepFormer(target, kept, before);
    before();
    renameSync(source, target);
  }
}

/** Takes back what {@link applyJournal} has done so far. It can be repeated, too. */
export function undoJournal(
  place: OutputPlace,
  { operations }: Journal,
  before: BeforeStep = () => {},
): void {
  const replaced = join(place.staging, REPLACED_FOLDER);
  for (const [at, operation] of [...operations.entries()].reverse()) {
    const kept = join(replaced, String(at));
    const target = join(place.out, operation[0] === 'delete' ? operation[1] : operation[2]);
    // The move has not been made, and a file that the system protects cannot be replaced by its copy either.
    const isWaiting = operation[0] === 'move' && existsSync(join(place.staging, operation[1]));
    if (statsOf(kept) !== undefined && !isWaiting) {
      makeFolder(dirname(target), before);
      before();
      renameSync(kept, target);
    } else if (operation[0] === 'move' && operation[3]) {
      if (!isWaiting && statsOf(target)?.isFile() === true) {
        before();
        rmSync(target);
      }
      removeEmptyFolders(place.out, operation[2], before);
    }
  }
}

/** Gives the file that is to be replaced a second name: the first one always leads to a file, the former or the new one. */
function keepFormer(target: string, kept: string, before: BeforeStep): void {
  before();
  try {
    linkSync(target, kept);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return;
    // A disk without links.
    copyFileSync(target, `${kept}.draft`);
    renameSync(`${kept}.draft`, kept);
  }
}

function remove(target: string, kept: string, before: BeforeStep): void {
  // If it was removed before, a file in its place is somebody else's.
  if (statsOf(kept) !== undefined || statsOf(target) === undefined) return;
  before();
  renameSync(target, kept);
}

function makeFolder(folder: string, before: BeforeStep): void {
  if (existsSync(folder)) return;
  before();
  mkdirSync(folder, { recursive: true });
}

/** Removes the folders around a path that are empty, up to the output folder. */
function removeEmptyFolders(out: string, path: string, before: BeforeStep): void {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    before();
    try {
      rmdirSync(join(out, path.slice(0, at)));
    } catch (error) {
      // It was removed before the process was killed; the folder around it may not have been.
      if (hasCode(error, 'ENOENT')) continue;
      // It has other files.
      return;
    }
  }
}
