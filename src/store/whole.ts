import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: a run that is killed leaves the old file or the new one, never half of one. Folders
 * that are missing are made.
 * @param draft where the new text stands until it is renamed into place, on the same disk. By default a hidden file
 * beside the place, of one name, so that the next write overwrites what a killed one left.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  draft = join(dirname(path), `.${basename(path)}.draft`),
): Promise<void> {
  await inFolder(dirname(draft), () => writeFile(draft, content));
  await inFolder(dirname(path), () => rename(draft, path));
}

/** Does something in a folder, and makes the folder first where it turns out to be missing: it rarely is. */
async function inFolder(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    await mkdir(folder, { recursive: true });
    await work();
  }
}
