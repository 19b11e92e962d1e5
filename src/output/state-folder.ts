import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdir, rm, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { moveIntoCache, openCacheFolder } from '../store/cache/cache-folder.ts';
import { isFolder } from '../store/file-stats.ts';
import { removeUnused } from '../store/unused-files.ts';

const UNUSED_DAYS = 60;

/** The state of an output folder: what the next build has to know of this one. It may be deleted at any time. */
export interface StateFolders {
  /** The folder with the state of the former build; it need not exist. */
  readonly former: string;
  /** The folder into which this build writes its state. */
  readonly next: string;
}

/**
 * The folders of the state of an output folder.
 * @param cache holds the states of all output folders.
 * @param out an absolute path.
 */
export function stateFolders(cache: string, out: string): StateFolders {
  const former = join(cache, createHash('sha256').update(out).digest('hex').slice(0, 32));
  return { former, next: `${former}.new-${process.pid}` };
}

/** Puts the state of a build into the place of the former one. If the process is killed, there may be none. */
export async function publishState(former: string, next: string): Promise<void> {
  if (!isFolder(next)) return;
  await rm(former, { recursive: true, force: true });
  moveIntoCache(next, former);
  const now = new Date();
  await utimes(former, now, now);
  await removeUnused(dirname(former), UNUSED_DAYS, now);
}

/** Removes what killed builds have left, and makes an empty folder for the next state. */
export async function prepareState({ former, next }: StateFolders): Promise<void> {
  const cache = dirname(former);
  openCacheFolder(cache);
  // Earlier versions had a file for each output folder.
  for (const name of readdirSync(cache))
    if (name.startsWith(`${basename(former)}.`))
      await rm(join(cache, name), { recursive: true, force: true });
  await mkdir(next);
}
