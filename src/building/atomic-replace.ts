import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { moveForeignFiles, writeFileList } from './built-files.ts';
import { checkForeignFiles } from './output-folder.ts';
import { keepTimesOfUnchangedFiles } from './unchanged-files.ts';

/**
 * Lets `work` write into a draft folder beside `out`, and replaces `out` by it once it is complete. If `work` fails or is
 * interrupted, `out` does not change. Files in `out` that no build wrote, such as `.git` or `CNAME`, are moved to the new
 * folder. Files that have not changed keep their times. All files in `wholeFolders` belong to the build.
 *
 * If the process is killed at any time, either the old or the new site remains; the next call cleans up.
 * @throws {UsageError} if the build would replace a file that no build wrote.
 */
export async function replaceFolder<T>(
  out: string,
  work: (draft: string) => Promise<T>,
  wholeFolders: readonly string[] = [],
): Promise<T> {
  const parent = dirname(out);
  const siblingPath = (kind: Kind) => join(parent, `.${basename(out)}.${kind}-${process.pid}`);
  const [draft, former] = [siblingPath('draft'), siblingPath('former')];
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent, out);
  try {
    const result = await work(draft);
    await writeFileList(draft, wholeFolders);
    await checkForeignFiles(out, draft);
    if (existsSync(out)) keepTimesOfUnchangedFiles(out, draft);
    if (existsSync(out)) await rename(out, former);
    await rename(draft, out);
    await finishReplacement(former, out);
    return result;
  } catch (error) {
    if (!existsSync(out) && existsSync(former)) await rename(former, out);
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * A folder beside the output folder: `draft` is being written; `former` is the replaced output, which may contain files that no
 * build wrote; `stale` is the former output without them, which can be deleted.
 */
type Kind = 'draft' | 'former' | 'stale';

/** Moves files that no build wrote from a former output to the new one, and removes the rest. */
async function finishReplacement(former: string, out: string): Promise<void> {
  if (!existsSync(former)) return;
  try {
    await moveForeignFiles(former, out);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The new site is in ${out}, but files that no build made could not follow it: ${reason}. They are in ${former}; the next build tries again.`,
    );
  }
  // Renamed first: when half of it is removed, its file list is not reliable any more.
  const stale = former.replace(/\.former-(\d+)$/u, '.stale-$1');
  await rename(former, stale);
  await rm(stale, { recursive: true, force: true });
}

/**
 * Lets `work` use a temporary folder below `parent`, which is removed afterwards. The next call with the same name removes what a
 * killed process left.
 */
export async function withWorkFolder<T>(
  parent: string,
  work: (folder: string) => Promise<T>,
  name = 'build',
): Promise<T> {
  const folder = join(parent, `.${name}.draft-${process.pid}`);
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent, name);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Removes the leftovers of interrupted builds of this output, and restores an output that one had moved
 * aside.
 */
async function removeLeftovers(parent: string, out: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const match = /^\.(.+)\.(draft|former|stale)-(\d+)$/u.exec(name);
    if (match?.[1] !== basename(out) || isRunning(Number(match[3]))) continue;
    const leftover = join(parent, name);
    if (match[2] !== 'former') await rm(leftover, { recursive: true, force: true });
    else if (await clearEmptyFolder(out)) await rename(leftover, out);
    else await finishReplacement(leftover, out);
  }
}

/** Whether `out` does not exist; an empty folder there is removed first. */
async function clearEmptyFolder(out: string): Promise<boolean> {
  if (!existsSync(out)) return true;
  if ((await readdir(out)).length > 0) return false;
  await rmdir(out);
  return true;
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
