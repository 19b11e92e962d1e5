import { lstat, readdir, rm } from 'node:fs/promises';
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
    const used = (await lstat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0;
    if (now.getTime() - used > days * DAY) await rm(join(folder, name), { recursive: true, force: true });
    else kept.push(name);
  }
  return kept;
}
