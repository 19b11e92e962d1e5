import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRunning } from '../../commands/child-process.ts';
import { foreignPaths } from '../built-files.ts';
import { isStagingName, possiblePrefixes } from './output-paths.ts';
import { removeFolder } from './remove-folder.ts';

/** Removes the staging folders that killed builds have left. The caller has the lock, and has completed what was begun. */
export function removeStagingFolders(out: string): void {
  for (const prefix of possiblePrefixes(out)) {
    const folder = dirname(prefix);
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) if (isStagingName(prefix, name)) removeFolder(join(folder, name));
  }
}

/**
 * Removes what interrupted builds of Broadsheet 0.1 have left beside an output folder, and restores an output folder that one of them
 * had moved aside. These builds wrote the whole site into a folder `.dist.draft-<pid>`, renamed the former site to `.dist.former-<pid>`,
 * moved files that no build had made to the new site, and then removed the rest as `.dist.stale-<pid>`.
 */
export async function removeLeftovers(out: string): Promise<void> {
  const parent = dirname(out);
  for (const name of await readdir(parent).catch(() => [])) {
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

/** Moves files that no build wrote from a former output to the new one, and removes the rest. */
async function finishReplacement(former: string, out: string): Promise<void> {
  for (const path of await foreignPaths(former)) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await moveInto(join(former, path), join(out, path));
  }
  // Renamed first: when half of it is removed, its file list is not reliable any more.
  const stale = former.replace(/\.former-(\d+)$/u, '.stale-$1');
  await rename(former, stale);
  await rm(stale, { recursive: true, force: true });
}

async function moveInto(from: string, to: string): Promise<void> {
  if (!existsSync(to)) return rename(from, to);
  if (!lstatSync(from).isDirectory() || !lstatSync(to).isDirectory()) return;
  for (const name of await readdir(from)) await moveInto(join(from, name), join(to, name));
}
