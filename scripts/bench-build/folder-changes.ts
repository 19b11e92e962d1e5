import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The files of a folder: the digest and the bytes of each by its path. */
export type Snapshot = ReadonlyMap<string, { readonly digest: string; readonly bytes: number }>;

/** The difference between two snapshots. */
export interface Changes {
  /** How many files are new or have another content. */
  readonly written: number;
  readonly removed: number;
  /** The bytes of the files that are new or have another content. */
  readonly bytes: number;
  /** The number of these files in each folder directly below, most first; `.` stands for the folder itself. */
  readonly writtenIn: Readonly<Record<string, number>>;
}

/** Reads all files of a folder and of the folders below; none if it does not exist. */
export async function snapshotOf(folder: string): Promise<Snapshot> {
  const snapshot = new Map<string, { digest: string; bytes: number }>();
  for (const entry of await entriesOf(folder)) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    snapshot.set(relative(folder, path), { digest: hash('sha256', content), bytes: content.length });
  }
  return snapshot;
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Compares the contents of files; a file that was written again with the same content has not changed. */
export function changesBetween(before: Snapshot, after: Snapshot): Changes {
  let [written, bytes] = [0, 0];
  const folders = new Map<string, number>();
  for (const [path, file] of after) {
    if (before.get(path)?.digest === file.digest) continue;
    written += 1;
    bytes += file.bytes;
    const [folder = '', ...rest] = path.split(sep);
    const key = rest.length === 0 ? '.' : folder;
    folders.set(key, (folders.get(key) ?? 0) + 1);
  }
  const removed = [...before.keys()].filter((path) => !after.has(path)).length;
  const writtenIn = Object.fromEntries([...folders].sort(([, one], [, other]) => other - one));
  return { written, removed, bytes, writtenIn };
}
