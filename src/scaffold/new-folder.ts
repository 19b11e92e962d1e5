import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../commands/usage-error.ts';

/** Entries that may be in a folder that counts as empty: a repository without files, and what file managers leave. */
const HARMLESS = new Set(['.git', '.DS_Store', 'Thumbs.db', 'desktop.ini']);
const NAMED = 3;

/** @throws {UsageError} if a folder is not empty, or is a file: nothing in it may be lost. */
export async function checkNewFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory())
    throw new UsageError(`${folder} is a file.`, 'Give the name of a folder that does not exist yet.');
  const names = (await readdir(folder)).filter((name) => !HARMLESS.has(name));
  if (names.length === 0) return;
  throw new UsageError(
    `The folder ${folder} is not empty: it holds ${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ' …' : ''}.`,
    'Nothing was changed. Give the name of a folder that is empty, or does not exist yet.',
  );
}

/**
 * Writes files into a new folder. They are written beside it first: if that fails, the folder is as before.
 * @throws {UsageError} if the folder is not empty.
 */
export async function writeNewFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await checkNewFolder(folder);
  const draft = join(dirname(folder), `.${basename(folder)}.draft-${process.pid}`);
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(draft, path)), { recursive: true });
      await writeFile(join(draft, path), text);
    }
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(draft)) {
      if (existsSync(join(folder, name)))
        throw new UsageError(`${join(folder, name)} was written meanwhile.`, 'Choose another folder.');
      await rename(join(draft, name), join(folder, name));
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Makes a git repository of a folder, unless it is one. @returns whether it is one now: git may not be installed. */
export function initRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  try {
    execFileSync('git', ['init', '--quiet'], { cwd: folder, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
