import { hash } from 'node:crypto';
import { cp, lstat, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readCacheFile } from '../../store/cache/cache-file.ts';
import { moveIntoCache, openCacheFolder } from '../../store/cache/cache-folder.ts';
import { isFolder, isThere } from '../../store/file-stats.ts';
import { markUsed, removeUnused } from '../../store/unused-files.ts';
import { DamagedCache } from './output/file-pack.ts';

const KEPT_DAYS = 7;

/** A note about a damaged file or folder of the cache. */
export const damagedPart = (path: string) =>
  `note: a part of the cache of the search index is damaged and is made again: ${path}`;

/**
 * The record of an entry: for each file its size, when it was written, and its SHA-256. A file of the same size and time is as it was
 * written; one of another time is compared by its digest. The first line of the record is a digest of the rest.
 */
const RECORD_FILE = 'record.json';
const recordSchema = z.record(
  z.string(),
  z.strictObject({ bytes: z.number(), modified: z.number(), digest: z.string() }),
);
type EntryRecord = z.infer<typeof recordSchema>;

/** Built shards, kept between builds in a folder that may be deleted at any time. */
export interface ShardCache {
  /** The folder of the shard with a digest; `undefined` if it is not cached. A damaged one is removed, and reported. */
  find(digest: string): Promise<string | undefined>;
  /** Calls `build` with a draft folder, moves the draft into the cache, and returns the shard's folder there. */
  add(digest: string, build: (draft: string) => Promise<void>): Promise<string>;
  /**
   * Copies a shard from a folder outside the cache, such as one that another machine has built.
   * @returns false if it is damaged.
   */
  adopt(digest: string, folder: string): Promise<boolean>;
  /** Removes a folder of the cache that turned out to be damaged, and reports it. */
  remove(shard: string): Promise<void>;
}

/**
 * Opens the cache in `folder`, and removes the shards that no build has used for a week.
 * @param onDamage is called with the folder of a shard that is damaged.
 */
export async function openShardCache(
  folder: string,
  onDamage: (shard: string) => void = () => undefined,
): Promise<ShardCache> {
  const now = new Date();
  openCacheFolder(folder);
  await removeUnused(folder, KEPT_DAYS, now);
  const remove = async (shard: string) => {
    onDamage(shard);
    await rm(shard, { recursive: true, force: true });
  };
  const add: ShardCache['add'] = async (digest, build) => {
    const shard = join(folder, digest);
    const draft = join(folder, `.${digest}.${process.pid}.draft`);
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    try {
      await build(draft);
      await writeRecord(draft);
      moveIntoCache(draft, shard);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
    return shard;
  };
  return {
    remove,
    add,
    adopt: async (digest, source) => {
      if (!(await isWhole(source, true))) return false;
      if (!isFolder(join(folder, digest)))
        await add(digest, (draft) => cp(source, draft, { recursive: true }));
      return true;
    },
    find: async (digest) => {
      const shard = join(folder, digest);
      if (!isThere(shard)) return undefined;
      if (isFolder(shard) && (await isWhole(shard))) {
        markUsed(shard, now);
        return shard;
      }
      await remove(shard);
      return undefined;
    },
  };
}

async function writeRecord(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const record: EntryRecord = {};
  for (const entry of entries) {
    // A shard from elsewhere has a record already.
    if (!entry.isFile() || entry.name === RECORD_FILE) continue;
    const file = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await lstat(file);
    const digest = hash('sha256', readFile(file, folder), 'base64');
    record[file.slice(folder.length + 1).replaceAll('\\', '/')] = {
      bytes: size,
      modified: Math.trunc(mtimeMs),
      digest,
    };
  }
  const json = JSON.stringify(record);
  await writeFile(join(folder, RECORD_FILE), `${hash('sha256', json)}\n${json}`);
}

/** @throws if it is damaged or missing. */
function readRecord(folder: string): EntryRecord {
  const [digest, json = ''] = readFile(join(folder, RECORD_FILE), folder).toString().split('\n');
  if (digest !== hash('sha256', json)) throw new DamagedCache(folder);
  return recordSchema.parse(JSON.parse(json));
}

/**
 * The bytes of a file of the cache, which are compared by their digest, as for all from which something new is made.
 * @param shard its folder in the cache.
 * @param name from that folder, with `/`.
 * @throws {DamagedCache}
 */
export async function readKept(shard: string, name: string): Promise<Buffer> {
  const known = readRecord(shard)[name];
  const bytes = readFile(join(shard, name), shard);
  if (known?.digest !== hash('sha256', bytes, 'base64')) throw new DamagedCache(shard);
  return bytes;
}

/**
 * Whether all files of an entry are as they were written.
 * @param isForeign whether the times of its files say nothing.
 */
async function isWhole(folder: string, isForeign = false): Promise<boolean> {
  try {
    for (const [name, known] of Object.entries(readRecord(folder))) {
      const file = join(folder, name);
      const stats = await lstat(file);
      if (!stats.isFile() || stats.size !== known.bytes) return false;
      if (!isForeign && Math.trunc(stats.mtimeMs) === known.modified) continue;
      if (hash('sha256', readFile(file, folder), 'base64') !== known.digest) return false;
      // A cache that was copied has other times. They are set once, so that its files are not read in each build.
      if (!isForeign) await utimes(file, new Date(known.modified), new Date(known.modified));
    }
    return true;
  } catch {
    return false;
  }
}

/** @throws {DamagedCache} if there is no such file. */
function readFile(file: string, folder: string): Buffer {
  const bytes = readCacheFile(file);
  if (bytes === undefined) throw new DamagedCache(folder);
  return bytes;
}
