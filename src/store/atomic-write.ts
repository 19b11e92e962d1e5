import { copyFile, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasCode } from './store-error.ts';

/**
 * Writes a file whole or not at all: a run that is killed leaves the old file or the new one. Missing folders are created.
 * @param draft the temporary file, on the same disk, which is renamed to `path`. By default a hidden file beside `path`
 * with a fixed name, so that the next write replaces the draft of a run that was killed.
 * @param options `isSynced`: the content must be on the disk before the file is replaced, so that a power cut does no more than a kill.
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  draft = join(dirname(path), `.${basename(path)}.draft`),
  { isSynced = false } = {},
): Promise<void> {
  await inFolder(dirname(draft), () => (isSynced ? writeSynced(draft, content) : writeFile(draft, content)));
  await inFolder(dirname(path), () => replace(draft, path));
}

async function writeSynced(path: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
  await using file = await open(path, 'w');
  await writeFile(file, content);
  await file.datasync();
}

async function replace(draft: string, path: string): Promise<void> {
  try {
    await rename(draft, path);
  } catch (error) {
    // The folder may be a link to another disk. A file can only be renamed on its own disk.
    if (!hasCode(error, 'EXDEV')) throw error;
    const near = join(dirname(path), `.${basename(path)}.draft`);
    await copyFile(draft, near);
    await rename(near, path);
    await rm(draft, { force: true });
  }
}

/** Runs `work`. If the folder is missing, which is rare, creates it and runs `work` again. */
async function inFolder(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    await mkdir(folder, { recursive: true });
    await work();
  }
}
