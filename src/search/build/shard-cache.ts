import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

const KEPT_DAYS = 7;
const DAY = 24 * 60 * 60 * 1000;

/** Shards that were made before, kept between builds in a folder that may be thrown away at any time. */
export interface ShardCache {
  /** The folder of the shard of a digest, `undefined` where there is none. */
  find(digest: string): Promise<string | undefined>;
  /** The folder of the shard of a digest, which `make` puts into the folder that it is given. */
  add(digest: string, make: (draft: string) => Promise<void>): Promise<string>;
}

/** Opens the stock in `folder`. What no build has used for a week is removed: a shard is large. */
export async function openShardCache(folder: string): Promise<ShardCache> {
  const now = new Date();
  for (const name of await readdir(folder).catch(() => [])) {
    const used = (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0;
    if (now.getTime() - used > KEPT_DAYS * DAY)
      await rm(join(folder, name), { recursive: true, force: true });
  }
  return {
    find: async (digest) => {
      const place = join(folder, digest);
      if (!existsSync(place)) return undefined;
      await utimes(place, now, now);
      return place;
    },
    add: async (digest, make) => {
      const place = join(folder, digest);
      const draft = join(folder, `.${digest}.${process.pid}.draft`);
      await mkdir(draft, { recursive: true });
      try {
        await make(draft);
        // Another build may have been at the same shard, and faster.
        await rename(draft, place).catch((error: unknown) => {
          if (!existsSync(place)) throw error;
        });
      } finally {
        await rm(draft, { recursive: true, force: true });
      }
      return place;
    },
  };
}

/**
 * Puts a folder of the stock to another place, with all that it holds, as links to the same files: an archive of 100,000 has
 * as many of them, and their contents would take longer to copy than a new day's shard takes to be made. They are copied
 * where the place can have no links, as on another disk.
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
