import { hash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOfCode } from '../code.ts';
import { hasCode } from '../store-error.ts';
import { removeUnused } from '../unused-files.ts';
import { faultOf } from './cache-fault.ts';
import { currentDatabase, isDamaged, markDamaged, removeReplaced } from './cache-files.ts';
import type { ListedPaper } from './listed-paper.ts';
import { PaperCache } from './paper-cache.ts';
import { type ScanProgress, scanStore } from './scan-store.ts';
import { Snapshot } from './snapshot.ts';
import { writeSnapshotFile } from './snapshot-file.ts';

/** Where a snapshot is taken, and for whom; absolute paths. */
export interface SnapshotOptions {
  readonly contentDir: string;
  /** Keeps the contents of files between builds. Without it nothing is kept. */
  readonly cacheDir?: string;
  /** A folder of this build, which its owner deletes after the snapshot is closed. */
  readonly workDir: string;
  readonly notice: (text: string) => void;
  readonly onProgress?: ScanProgress;
  /** How long to wait for another process that writes to the cache, in milliseconds. */
  readonly patienceMs?: number;
}

/** The folders of the code that decides what is read from a file. */
export const PARSE_CODE = ['paper', 'store'];
const KEPT_DAYS = 14;

/**
 * Takes a snapshot of a store: reads the files that have changed since the last one, and lists all. A cache that is damaged, locked or not
 * writable is reported to `notice`, and costs no more than time.
 */
export async function takeSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const { contentDir, workDir } = options;
  await mkdir(workDir, { recursive: true });
  const { cache, papers } =
    (await takeFromCache(options)) ?? (await take(options, join(workDir, 'papers.sqlite')));
  const file = join(workDir, 'snapshot.jsonl');
  const state = { contentDir, database: cache.path, papers };
  await writeSnapshotFile(file, state);
  return new Snapshot(file, state, cache);
}

/** Reports damage that any process of a build has found in the cache. */
export function reportDamage({ database }: Snapshot, notice: (text: string) => void): void {
  if (isDamaged(database)) notice(damageNotice(database));
}

const damageNotice = (database: string) =>
  `note: the cache of papers is damaged and is made again, which takes time: ${database}`;

interface Taken {
  readonly cache: PaperCache;
  readonly papers: readonly ListedPaper[];
}

async function take({ contentDir, onProgress, patienceMs }: SnapshotOptions, path: string): Promise<Taken> {
  const cache = new PaperCache(path, patienceMs);
  try {
    return { cache, papers: await scanStore(cache, contentDir, onProgress ?? (() => undefined)) };
  } catch (error) {
    cache[Symbol.dispose]();
    throw error;
  }
}

/** Uses the cache of the content folder; if it is damaged, a new one in its place. `undefined` if neither can be used. */
async function takeFromCache(options: SnapshotOptions): Promise<Taken | undefined> {
  const { cacheDir } = options;
  if (cacheDir === undefined) return undefined;
  for (let attempts = 0; attempts < 2; attempts += 1) {
    const taken = await tryCache(options, cacheDir);
    if (taken === 'unusable') return undefined;
    if (taken !== 'damaged') return taken;
  }
  return undefined;
}

async function tryCache(options: SnapshotOptions, cacheDir: string): Promise<Taken | 'damaged' | 'unusable'> {
  let database = cacheDir;
  try {
    const folder = join(cacheDir, hash('sha256', await realpath(options.contentDir)).slice(0, 16));
    database = await currentDatabase(folder, digestOfCode(PARSE_CODE), (damaged) =>
      options.notice(damageNotice(damaged)),
    );
    const taken = await take(options, database);
    await tidyUp(cacheDir, folder, database);
    return taken;
  } catch (error) {
    const fault = faultOf(error) ?? (hasCode(error, ...FOLDER_FAULTS) ? 'unusable' : undefined);
    if (fault === undefined) throw error;
    if (fault === 'damaged') {
      markDamaged(database);
      options.notice(damageNotice(database));
    } else {
      const reason = error instanceof Error ? error.message : String(error);
      options.notice(
        `note: the cache of papers cannot be used, so all papers are read: ${database}: ${reason}`,
      );
    }
    return fault;
  }
}

/** The folder of the cache is read-only, or there is a file in its place. */
const FOLDER_FAULTS = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'ENOENT'];

async function tidyUp(cacheDir: string, folder: string, database: string): Promise<void> {
  const now = new Date();
  try {
    await removeReplaced(folder, database, now);
    await removeUnused(cacheDir, KEPT_DAYS, now);
  } catch {
    // Somebody else removes the same files. The next build tries again.
  }
}
