import { existsSync, lstatSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

const DAY = 24 * 60 * 60 * 1000;
/** No build takes this long, so none still uses a database that others have left. */
export const LEFT_ALONE_MS = 2 * DAY;
const DAMAGED = '.damaged';

/**
 * The database to use in a folder that may be deleted at any time, as a path; the file need not exist. Its name has a digest of the code
 * that parses papers, `<code>-<number>.sqlite`. A damaged database is never deleted or repaired, since another build may use it: the
 * next number replaces it.
 */
export async function currentDatabase(folder: string, code: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const numbers = (await readdir(folder)).map(
    (name) => new RegExp(`^${code}-(\\d+)\\.sqlite(?:${DAMAGED})?$`, 'u').exec(name)?.[1] ?? '1',
  );
  const last = numbers.reduce((most, number) => Math.max(most, Number(number)), 1);
  const path = (number: number) => join(folder, `${code}-${number}.sqlite`);
  return isDamaged(path(last)) || isNoFile(path(last)) ? path(last + 1) : path(last);
}

/** Whether there is a folder or a broken link in the place of a database. */
function isNoFile(database: string): boolean {
  if (lstatSync(database, { throwIfNoEntry: false }) === undefined) return false;
  return statSync(database, { throwIfNoEntry: false })?.isFile() !== true;
}

/** Notes that a database is damaged, for this build and the next one. */
export function markDamaged(database: string): void {
  try {
    writeFileSync(database + DAMAGED, '');
  } catch {
    // The folder is read-only or gone: the next build finds the damage again.
  }
}

/** Whether a build has found damage in a database. */
export function isDamaged(database: string): boolean {
  return existsSync(database + DAMAGED);
}

/** Removes the databases that other code or damage has replaced, once no build can still use them. */
export async function removeReplaced(folder: string, current: string, now: Date): Promise<void> {
  utimesSync(current, now, now);
  utimesSync(folder, now, now);
  for (const name of await readdir(folder)) {
    // SQLite's own files beside the database have longer names.
    if (name.startsWith(basename(current))) continue;
    const used = (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0;
    if (now.getTime() - used > LEFT_ALONE_MS) await rm(join(folder, name), { recursive: true, force: true });
  }
}
