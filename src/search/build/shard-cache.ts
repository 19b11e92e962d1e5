import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { removeUnused } from '../../store/unused-files.ts';

const KEPT_DAYS = 7;

/** Built shards, kept between builds in a folder that may be deleted at any time. */
export interface ShardCache {
  /** The folder of the shard with a digest; `undefined` if it is not cached. */
  find(digest: string): Promise<string | undefined>;
  /** Calls `build` with a draft folder, moves the draft into the cache, and returns the shard's folder there. */
  add(digest: string, build: (draft: string) => Promise<void>): Promise<string>;
}

/** Opens the cache in `folder`, and removes the shards that no build has used for a week. */
export async function openShardCache(folder: string): Promise<ShardCache> {
  const now = new Date();
  await removeUnused(folder, KEPT_DAYS, now);
  return {
    find: async (digest) => {
      const shard = join(folder, digest);
      if (!existsSync(shard)) return undefined;
      await utimes(shard, now, now);
      return shard;
    },
    add: async (digest, build) => {
      const shard = join(folder, digest);
      const draft = join(folder, `.${digest}.${process.pid}.draft`);
      await mkdir(draft, { recursive: true });
      try {
        await build(draft);
        // Another build may have built the same shard in the meantime.
        await rename(draft, shard).catch((error: unknown) => {
          if (!existsSync(shard)) throw error;
        });
      } finally {
        await rm(draft, { recursive: true, force: true });
      }
      return shard;
    },
  };
}

/**
 * Copies a folder as hard links to the same files. An archive of 100,000 papers has 100,000 files, and copying their contents
 * would take longer than building a new day's shard. If links are impossible, as on another disk, files are copied.
 */
export function linkFolder(
  from: string,
  to: string,
  link: (from: string, to: string) => void = linkSync,
): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target, link);
    else linkOrCopy(source, target, link);
  }
}

function linkOrCopy(from: string, to: string, link: (from: string, to: string) => void): void {
  try {
    link(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
