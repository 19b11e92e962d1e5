import { mkdirSync, renameSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isFolder, isThere, statsOf } from '../file-stats.ts';

/** The folder of a project, or of a content folder, that holds caches. */
export const CACHES = '.cache';

/**
 * Makes a folder of a cache if there is none, with the folder `.cache` around it. Anything else in their places is removed: a link itself,
 * since nothing is to be written or deleted where it leads. Two things stay: `.cache` as a link to a folder, since an owner may keep caches
 * on another disk; and a file with the name `.cache`, which gets another name, because it may be that of another program.
 * @returns the paths at which something had to give way.
 * @throws an error of the system if the folder cannot be made.
 */
export function openCacheFolder(folder: string): string[] {
  const around = dirname(folder);
  const folders = basename(around) === CACHES ? [around, folder] : [folder];
  return folders.filter((each) => {
    if (isFolder(each) || (basename(each) === CACHES && leadsToFolder(each))) return false;
    const isOther = giveWay(each);
    mkdirSync(each, { recursive: true });
    return isOther;
  });
}

/** Removes what is not a folder. Returns whether there was anything. */
function giveWay(path: string): boolean {
  const stats = statsOf(path);
  if (stats === undefined) return false;
  try {
    if (basename(path) === CACHES && stats.isFile() && stats.size > 0)
      renameSync(path, `${path}.replaced-${Date.now()}`);
    else unlinkSync(path);
    return true;
  } catch (error) {
    // Another process was faster.
    if (isFolder(path) || !isThere(path)) return false;
    throw error;
  }
}

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    // The link leads to itself.
    return false;
  }
}

/**
 * Moves a folder into a cache. If another process has put one there meanwhile, that is kept; anything else in its place is removed.
 * @throws an error of the system if that fails.
 */
export function moveIntoCache(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (isFolder(folder)) return;
    if (!isThere(folder)) throw error;
    rmSync(folder, { force: true });
    renameSync(draft, folder);
  }
}
