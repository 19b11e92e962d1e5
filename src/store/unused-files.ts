import { lstatSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isFolder } from './cache/cache-folder.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Removes the files and folders of a cache that nobody has used for so many days. Whoever uses one sets its time to now.
 * @returns the names of the others; none if there is no such folder, or a link to one in its place.
 */
export async function removeUnused(folder: string, days: number, now: Date): Promise<string[]> {
  const kept: string[] = [];
  if (!isFolder(folder)) return kept;
  for (const name of await readdir(folder).catch(() => [])) {
    const used = usedAt(join(folder, name));
    if (now.getTime() - used > days * DAY) await rm(join(folder, name), { recursive: true, force: true });
    else kept.push(name);
  }
  return kept;
}

/** When a file was used, in milliseconds since 1970; 0 if it is not there. */
function usedAt(path: string): number {
  try {
    // A large archive has 20,000 files in a cache. To wait for each of them takes ten times as long.
    return lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  } catch {
    return 0;
  }
}
