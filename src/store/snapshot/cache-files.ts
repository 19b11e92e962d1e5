import { lstatSync, utimesSync, writeFileSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openCacheFolder } from '../cache/cache-folder.ts';
import { isThere } from '../file-stats.ts';

const DAY = 24 * 60 * 60 * 1000;
/** No build takes this long, so none still uses a database that others have left. */
export const LEFT_ALONE_MS = 2 * DAY;
const DAMAGED = '.damaged';
/** The endings of the files that SQLite keeps beside a database, https://www.sqlite.org/tempfiles.html. */
const BESIDE = ['-wal', '-shm', '-journal'];

/**
 * The database to use in a folder that may be deleted at any time, as a path; the file need not exist. Its name has a digest of the code
 * that parses papers, `<code>-<number>.sqlite`. A damaged database is never deleted or repaired, since another build may use it: the
 * next number replaces it.
 * @param onDamage is called with a database in whose place, or beside which, there is no file.
 */
export async function currentDatabase(
  folder: string,
  code: string,
  onDamage: (database: string) => void = () => undefined,
): Promise<string> {
  openCacheFolder(dirname(folder));
  openCacheFolder(folder);
  const numbers = (await readdir(folder)).map(
    (name) => new RegExp(`^${code}-(\\d+)\\.sqlite(?:${DAMAGED})?$`, 'u').exec(name)?.[1] ?? '1',
  );
  const last = numbers.reduce((most, number) => Math.max(most, Number(number)), 1);
  const path = (number: number) => join(folder, `${code}-${number}.sqlite`);
  for (let number = last; ; number += 1) {
    const database = path(number);
    if (isDamaged(database)) continue;
    if (!['', ...BESIDE].some((ending) => isNoFile(database + ending))) return database;
    onDamage(database);
  }
}

/** Whether there is a folder, a link or a pipe in the place of a file. SQLite would write through a link. */
function isNoFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === false;
}

/** Notes that a database is damaged, for this build and the next one. */
export function markDamaged(database: string): void {
  try {
    writeFileSync(database + DAMAGED, '', { flag: 'wx' });
  } catch {
    // Another process has done so, or the folder is read-only or gone: then the next build finds the damage again.
  }
}

/** Whether a build has found damage in a database. */
export function isDamaged(database: string): boolean {
  return isThere(database + DAMAGED);
}

/** Removes the databases that other code or damage has replaced, once no build can still use them. */
export async function removeReplaced(folder: string, current: string, now: Date): Promise<void> {
  utimesSync(current, now, now);
  utimesSync(folder, now, now);
  for (const name of await readdir(folder)) {
    // SQLite's own files beside the database have longer names.
    if (name.startsWith(basename(current))) continue;
    const used = (await lstat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0;
    if (now.getTime() - used > LEFT_ALONE_MS) await rm(join(folder, name), { recursive: true, force: true });
  }
}
