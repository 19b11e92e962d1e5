import { randomBytes } from 'node:crypto';
import { copyFile, lstat, mkdir, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { hasCode, StoreError, toStoreError } from './store-error.ts';

/**
 * Checks that a paper's file can be moved.
 * @throws {StoreError} if there is another file, in which a person may have written.
 */
export async function checkMove(contentDir: string, from: string, to: string): Promise<void> {
  if (await isAnotherFile(join(contentDir, from), join(contentDir, to))) {
    const hint = 'Merge the two files by hand, and remove one.';
    throw new StoreError(
      from,
      { line: 1, col: 1 },
      `The paper belongs in ${to}, where there is another file.`,
      hint,
    );
  }
}

/**
 * Moves a paper's file to the path of its new day or id, so that there are never two files of one paper.
 * @throws {StoreError} if there is another file, or the file system refuses.
 */
export async function movePaperFile(contentDir: string, from: string, to: string): Promise<void> {
  await checkMove(contentDir, from, to);
  try {
    await mkdir(dirname(join(contentDir, to)), { recursive: true });
    await move(join(contentDir, from), join(contentDir, to));
  } catch (error) {
    throw toStoreError(error, to) ?? error;
  }
}

async function move(from: string, to: string): Promise<void> {
  if ((await lstat(from)).isSymbolicLink()) {
    // A relative link would be broken in another folder.
    await symlink(relative(await realpath(dirname(to)), await realpath(from)), to);
    return rm(from);
  }
  try {
    await rename(from, to);
  } catch (error) {
    // A folder may be a link to another disk.
    if (!hasCode(error, 'EXDEV')) throw error;
    const draft = join(dirname(to), `.${randomBytes(8).toString('hex')}.draft`);
    await copyFile(from, draft);
    await rename(draft, to);
    await rm(from);
  }
}

/** Whether both exist and are different files. Names that differ only in case are one file on Windows and macOS. */
async function isAnotherFile(from: string, to: string): Promise<boolean> {
  const [one, other] = await Promise.all([from, to].map((path) => stat(path).catch(() => undefined)));
  return one !== undefined && other !== undefined && (one.ino !== other.ino || one.dev !== other.dev);
}
