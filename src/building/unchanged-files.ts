import { linkSync, lstatSync, readdirSync, readFileSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives files of a new build that have the same content as in the former one the former's times. Web servers make their ETags of a
 * file's time and size, and rsync compares these: so readers and uploads get only files that have changed. A file becomes a hard
 * link to the former one, which keeps the time to the nanosecond, or gets its time if the disk has no links.
 * @param draft the new build; nothing may be written into its files afterwards.
 */
export function keepTimesOfUnchangedFiles(former: string, draft: string): void {
  for (const entry of readdirSync(draft, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const old = join(former, path.slice(draft.length));
    if (isCopy(old, path)) takeTimes(old, path, join(draft, '.link'));
  }
}

/** Whether two files have the same bytes, but are not one file already. */
function isCopy(old: string, path: string): boolean {
  const stats = lstatSync(old, { throwIfNoEntry: false });
  const own = lstatSync(path);
  if (stats?.isFile() !== true || stats.size !== own.size) return false;
  // The build has linked the former file.
  if (stats.ino === own.ino && stats.dev === own.dev) return false;
  return readFileSync(old).equals(readFileSync(path));
}

function takeTimes(old: string, path: string, link: string): void {
  try {
    linkSync(old, link);
    renameSync(link, path);
  } catch {
    const { atime, mtime } = lstatSync(old);
    utimesSync(path, atime, mtime);
  }
}
