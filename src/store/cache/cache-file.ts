import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isFolder } from '../file-stats.ts';
import { hasCode } from '../store-error.ts';
import { openCacheFolder } from './cache-folder.ts';

/** Is told that something is at the place of a file of a cache that is not that file, whole and as it was written. */
export type OnDamage = () => void;

/** Tells `notice` of the first damage that is found. */
export function sayOnce(notice: (text: string) => void, text: string): OnDamage {
  let isSaid = false;
  return () => {
    if (!isSaid) notice(text);
    isSaid = true;
  };
}

/** A pipe would wait for a writer, and a link may lead anywhere. Windows has neither flag, and none of the two. */
const READ_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** In the names of drafts: processes in two containers may have the same number. */
const OWN = `${process.pid}-${randomBytes(4).toString('hex')}`;

/** Errors of a process that has too much open: they say nothing about a file. */
const SCARCE = ['EMFILE', 'ENFILE', 'ENOMEM'];

/**
 * The bytes of a file of a cache. `undefined` if there is none; also, after `onDamage` was called, if there is anything else in its
 * place, such as a folder, a link, a pipe or a device, or if it cannot be read. Never blocks, and never throws.
 */
export function readCacheFile(path: string, onDamage: OnDamage = () => undefined): Buffer | undefined {
  try {
    const descriptor = openSync(path, READ_FLAGS);
    try {
      const stats = fstatSync(descriptor);
      if (stats.isFile()) return readAll(descriptor, stats.size);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT', ...SCARCE)) return undefined;
  }
  onDamage();
  return undefined;
}

function readAll(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let end = 0;
  while (end < size) {
    const read = readSync(descriptor, bytes, end, size - end, null);
    // It was cut off meanwhile, which its digest tells.
    if (read === 0) break;
    end += read;
  }
  return bytes.subarray(0, end);
}

/**
 * Writes a file of a cache whole or not at all, and replaces anything that is in its place: a link itself, not the file to which it leads,
 * and a folder with all that is in it. Missing folders are created.
 * @throws an error of the system if the disk refuses it, for example because it is full.
 */
export function writeCacheFile(path: string, content: string | Uint8Array | Iterable<string>): void {
  const draft = join(dirname(path), `.${basename(path)}.${OWN}.draft`);
  try {
    writeAll(openNew(draft), content);
    replace(draft, path);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Removes the drafts of a file that killed processes have left. Only a process that alone writes the file may do so. A cache whose unused
 * files are removed needs none of this.
 */
export function removeDraftsOf(path: string): void {
  const start = `.${basename(path)}.`;
  for (const name of readdirSync(dirname(path)))
    if (name.startsWith(start) && /^\d+-[0-9a-f]{8}\.draft$/u.test(name.slice(start.length)))
      rmSync(join(dirname(path), name), { recursive: true, force: true });
}

/** Opens a file that does not exist, so that nothing is written through a link or into a pipe. */
function openNew(path: string, attempts = 3): number {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if (attempts === 1) throw error;
    if (hasCode(error, 'EEXIST')) rmSync(path, { recursive: true, force: true });
    else if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) openCacheFolder(dirname(path));
    else throw error;
    return openNew(path, attempts - 1);
  }
}

function writeAll(descriptor: number, content: string | Uint8Array | Iterable<string>): void {
  try {
    const isWhole = typeof content === 'string' || content instanceof Uint8Array;
    for (const piece of isWhole ? [content] : content) writeFileSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}

function replace(draft: string, path: string): void {
  try {
    renameSync(draft, path);
  } catch (error) {
    if (!isFolder(path)) throw error;
    rmSync(path, { recursive: true, force: true });
    renameSync(draft, path);
  }
}

/** The length of the digest at the beginning of a sealed file, which is SHA-256 in base64url. */
const SEAL_LENGTH = 43;

/** A digest of the name of a file and of its content: the name tells from what it was made, so a copy of another file is damage. */
function sealOf(path: string, content: Uint8Array): string {
  return createHash('sha256')
    .update(`${basename(path)}\0`)
    .update(content)
    .digest('base64url');
}

/** The content of a file that {@link writeSealedFile} has written; `undefined` as for {@link readCacheFile}, and if its seal does not match. */
export function readSealedFile(path: string, onDamage: OnDamage = () => undefined): Buffer | undefined {
  const file = readCacheFile(path, onDamage);
  if (file === undefined) return undefined;
  const content = file.subarray(SEAL_LENGTH);
  if (file.toString('latin1', 0, SEAL_LENGTH) === sealOf(path, content)) return content;
  onDamage();
  return undefined;
}

/** Writes a file of a cache that begins with a digest of its name and content; see {@link writeCacheFile}. */
export function writeSealedFile(path: string, content: Uint8Array): void {
  writeCacheFile(path, Buffer.concat([Buffer.from(sealOf(path, content)), content]));
}
