import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasCode } from './store-error.ts';

/**
 * Writes a file whole or not at all: a run that is killed leaves the old file or the new one, never half of one. Folders
 * that are missing are made.
 * @param draft where the new text stands until it is renamed into place, on the same disk. By default a hidden file
 * beside the place, of one name, so that the next write overwrites what a killed one left.
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  draft = join(dirname(path), `.${basename(path)}.draft`),
): Promise<void> {
  await inFolder(dirname(draft), () => writeFile(draft, content));
  await inFolder(dirname(path), () => replace(draft, path));
}

async function replace(draft: string, path: string): Promise<void> {
  try {
    await rename(draft, path);
  } catch (error) {
    // The folder may be a link to another disk, where only a file of that disk can be renamed into place.
    if (!hasCode(error, 'EXDEV')) throw error;
    const near = join(dirname(path), `.${basename(path)}.draft`);
    await copyFile(draft, near);
    await rename(near, path);
    await rm(draft, { force: true });
  }
}

/** Does something in a folder, and makes the folder first where it turns out to be missing: it rarely is. */
async function inFolder(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    await mkdir(folder, { recursive: true });
    await work();
  }
}
