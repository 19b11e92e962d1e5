import { createHash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import { openRegularFile } from '../commands/regular-file.ts';
import { statsOf } from '../store/file-stats.ts';

/** A file of an output folder, as a build has left it. */
export interface FileRecord {
  /** Its size in bytes, the time of its last change in milliseconds, and its inode. */
  readonly size: number;
  readonly changed: number;
  readonly inode: number;
  /** SHA-256 of its bytes in base64url. */
  readonly digest: string;
}

/** The stamps of a file, and how many names it has; `undefined` if there is no file, or a folder or link in its place. */
export function stampsOf(
  path: string,
): (Omit<FileRecord, 'digest'> & { readonly names: number }) | undefined {
  const stats = statsOf(path);
  if (stats?.isFile() !== true) return undefined;
  return { size: stats.size, changed: stats.mtimeMs, inode: stats.ino, names: stats.nlink };
}

const CHUNK_BYTES = 1 << 20;
const chunk = Buffer.allocUnsafe(CHUNK_BYTES);

/** SHA-256 of a file's bytes in base64url. @throws if it cannot be read, or is a pipe or a device. */
export function digestOfFile(path: string): string {
  const hash = createHash('sha256');
  const file = openRegularFile(path);
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk))
      hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('base64url');
}
