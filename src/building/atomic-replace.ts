import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { moveForeignFiles, writeFileList } from './built-files.ts';
import { checkForeignFiles } from './output-folder.ts';

/**
 * Lets `work` write into a folder beside `out` and puts that in the place of `out` once it is complete. Where `work`
 * fails or is interrupted, `out` stays as it was. What stands in `out` and no build put there, such as `.git` or `CNAME`,
 * is in the new one too; `whole` names the folders that are the build's with all that is in them.
 *
 * Killed at any time, it leaves the old site or the new one; what was between two places then, the next call puts right.
 * @throws {UsageError} where the new one would replace what no build put there.
 */
export async function replaceFolder<T>(
  out: string,
  work: (draft: string) => Promise<T>,
  whole: readonly string[] = [],
): Promise<T> {
  const parent = dirname(out);
  const place = (kind: Kind) => join(parent, `.${basename(out)}.${kind}-${process.pid}`);
  const [draft, former] = [place('draft'), place('former')];
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent, out);
  try {
    const result = await work(draft);
    await writeFileList(draft, whole);
    await checkForeignFiles(out, draft);
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
 * What may stand beside an output folder: one that is being made; the former one, which may hold what no build made; the
 * former one that holds nothing but what a build made.
 */
type Kind = 'draft' | 'former' | 'stale';

/** Takes from a former output what no build made, and removes the rest. */
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
  // Half removed, it no longer tells what a build made.
  const stale = former.replace(/\.former-(\d+)$/u, '.stale-$1');
  await rename(former, stale);
  await rm(stale, { recursive: true, force: true });
}

/** Lets `work` use a folder of its own below `parent`, which is gone afterwards. */
export async function withWorkFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(parent, `.build.draft-${process.pid}`);
  await mkdir(parent, { recursive: true });
  await removeLeftovers(parent, 'build');
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Moves a folder, to another disk too. */
export async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true, force: true });
  }
}

/** Clears away what interrupted builds of this output left, and puts back what one had moved aside. */
async function removeLeftovers(parent: string, out: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const match = /^\.(.+)\.(draft|former|stale)-(\d+)$/u.exec(name);
    if (match?.[1] !== basename(out) || isRunning(Number(match[3]))) continue;
    const left = join(parent, name);
    if (match[2] !== 'former') await rm(left, { recursive: true, force: true });
    else if (await clearEmptyFolder(out)) await rename(left, out);
    else await finishReplacement(left, out);
  }
}

/** Whether nothing is at `out`; an empty folder there is removed. */
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
