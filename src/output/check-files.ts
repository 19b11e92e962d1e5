import { statsOf } from '../store/file-stats.ts';
import { digestOfFile, type FileRecord } from './file-record.ts';
import type { FileRow } from './site-record.ts';

/** The files of an output folder that are not as a build has left them. */
export interface FileCheck {
  /** The paths of files that have other bytes, or are gone. */
  readonly changed: ReadonlySet<string>;
  /** The paths of files that have a second name somewhere: whoever writes there would change the site. */
  readonly linked: ReadonlySet<string>;
  /** The records of files with the same bytes and other stamps, as in a copy of the folder. */
  readonly restamped: ReadonlyMap<string, FileRecord>;
}

/**
 * Checks all files that a build has left: by their stamps, and where these differ by their digests. For 200,000 files it takes about a
 * second, so nothing here is done for a file that is as it was.
 */
export function checkFiles(out: string, rows: readonly FileRow[]): FileCheck {
  const [changed, linked] = [new Set<string>(), new Set<string>()];
  const restamped = new Map<string, FileRecord>();
  for (const [path, size, time, inode, digest] of rows) {
    const file = `${out}/${path}`;
    const stats = statsOf(file);
    if (stats?.isFile() !== true || stats.size !== size) changed.add(path);
    else {
      if (stats.nlink > 1) linked.add(path);
      if (stats.mtimeMs === time && stats.ino === inode) continue;
      if (hasDigest(file, digest))
        restamped.set(path, { size, changed: stats.mtimeMs, inode: stats.ino, digest });
      else changed.add(path);
    }
  }
  return { changed, linked, restamped };
}

function hasDigest(file: string, digest: string): boolean {
  try {
    return digestOfFile(file) === digest;
  } catch {
    return false;
  }
}
