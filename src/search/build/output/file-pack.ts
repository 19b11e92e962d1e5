import { closeSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { digestOf } from '../../../store/checked-json.ts';
import type { IndexFile } from '../../pagefind/index-writer.ts';

/** A file in a pack. */
export interface PackedFile {
  /** Its path in the folder of the index. */
  readonly path: string;
  readonly bytes: number;
  /** Its SHA-256, in base64url. */
  readonly digest: string;
}

/** A pack, or another file of a folder of the cache, is not as it was written. */
export class DamagedCache extends Error {
  override readonly name = 'DamagedCache';
  /** The folder of the cache. */
  readonly folder: string;

  constructor(folder: string) {
    super(`The cache is damaged: ${folder}.`);
    this.folder = folder;
  }
}

const HEAD_LINE = 64;

/**
 * Packs files into one, so that thousands of small files are found, checked and removed as one. The first line is the length of the
 * list of files, and the second line its digest; then come the list, as JSON, and the bytes of the files.
 */
export function packFiles(files: readonly IndexFile[]): Buffer {
  const rows = files.map(({ path, bytes }) => [path, bytes.length, digestOf(bytes)] as const);
  const list = Buffer.from(JSON.stringify(rows));
  const head = Buffer.from(`${list.length}\n${digestOf(list)}\n`.padEnd(HEAD_LINE));
  return Buffer.concat([head, list, ...files.map(({ bytes }) => bytes)]);
}

/**
 * Calls `onFile` for each file of a pack, in their order. `read` returns its bytes.
 * @throws {DamagedCache} if the list is damaged or cut off; `read` if the file is.
 */
export function readPack(path: string, onFile: (file: PackedFile, read: () => Buffer) => void): void {
  const descriptor = openSync(path, 'r');
  try {
    const bytesAt = (from: number, length: number): Buffer => {
      const bytes = Buffer.allocUnsafe(length);
      if (readSync(descriptor, bytes, 0, length, from) !== length) throw new DamagedCache(dirname(path));
      return bytes;
    };
    const { files, end } = listOf(bytesAt, path);
    let start = end;
    for (const file of files) {
      const from = start;
      onFile(file, () => {
        const bytes = bytesAt(from, file.bytes);
        if (digestOf(bytes) !== file.digest) throw new DamagedCache(dirname(path));
        return bytes;
      });
      start += file.bytes;
    }
  } finally {
    closeSync(descriptor);
  }
}

function listOf(
  bytesAt: (from: number, length: number) => Buffer,
  path: string,
): { readonly files: readonly PackedFile[]; readonly end: number } {
  const [length = '', digest] = bytesAt(0, HEAD_LINE).toString('latin1').split('\n');
  if (!/^\d{1,9}$/u.test(length)) throw new DamagedCache(dirname(path));
  const list = bytesAt(HEAD_LINE, Number(length));
  if (digestOf(list) !== digest) throw new DamagedCache(dirname(path));
  // The digest tells that it was written as above.
  const rows = JSON.parse(list.toString()) as readonly (readonly [string, number, string])[];
  return {
    files: rows.map(([own, bytes, digest]) => ({ path: own, bytes, digest })),
    end: HEAD_LINE + list.length,
  };
}
