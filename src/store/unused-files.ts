import { lutimesSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isFolder, statsOf } from './file-stats.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Removes the files and folders of a cache that nobody has used for so many days. A command that uses one calls {@link markUsed}.
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

/**
 * Marks a file or folder of a cache as used, so that it is kept. Returns whether it could: if it is gone, or the disk is read-only, it may be
 * removed too early, which costs time.
 */
export function markUsed(path: string, now: Date): boolean {
  try {
    lutimesSync(path, now, now);
    return true;
  } catch {
    return false;
  }
}

/** When a file was used, in milliseconds since 1970; 0 if it is not there. */
function usedAt(path: string): number {
  // A large archive has 20,000 files in a cache. To wait for each of them takes ten times as long.
  return statsOf(path)?.mtimeMs ?? 0;
}
