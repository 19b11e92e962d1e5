import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { IndexFile } from '../../pagefind/index-writer.ts';
import { packFiles } from '../output/file-pack.ts';
import type { IndexOutput } from '../output/index-output.ts';
import { readKept, type ShardCache } from '../shard-cache.ts';

/** The files of a segment, and what the manifest says about them. The paths begin with the folder of the segment. */
export interface MadeSegment<Entry> {
  readonly entry: Entry;
  readonly files: readonly IndexFile[];
}

/** The name of a shard in the cache, which tells its content. @param path of a file or folder of it. */
export function cachedName(path: string): string {
  return basename(dirname(path));
}

const [ENTRY_FILE, PACK_FILE] = ['entry.json', 'files.pack'];

/** Keeps the files that are made from several shards, so that they are made again only if one of the shards changes. */
export interface SegmentCache {
  /** Folders of shards in the cache, by whose names their content is known. */
  readonly cache: ShardCache;
  /** A digest of the code. */
  readonly code: string;
  readonly output: IndexOutput;
}

/**
 * Writes the files of a segment into the index.
 * @param name of the kind of segment.
 * @param parts all that the segment is made from, but for the code: names of shards in the cache, and other values.
 * @param make is called if no former build has made it.
 * @returns what the manifest says about it; JSON.
 */
export async function writeCachedSegment<Entry>(
  { cache, code, output }: SegmentCache,
  name: string,
  parts: readonly string[],
  make: () => Promise<MadeSegment<Entry>>,
): Promise<Entry> {
  const key = hash('sha256', JSON.stringify([code, ...parts])).slice(0, 32);
  const digest = `${name}-${key}`;
  const folder =
    (await cache.find(digest)) ??
    (await cache.add(digest, async (draft) => {
      const { entry, files } = await make();
      await writeFile(join(draft, ENTRY_FILE), JSON.stringify(entry));
      await writeFile(join(draft, PACK_FILE), packFiles(files));
    }));
  output.addPack(join(folder, PACK_FILE));
  // The same code wrote it, and its digest has been compared.
  return JSON.parse((await readKept(folder, ENTRY_FILE)).toString()) as Entry;
}

/** The name of a folder that tells the content of its files. @param files with paths from that folder. */
export function namedByContent(name: string, files: readonly IndexFile[]): MadeSegment<string> {
  const content = files.map(({ path, bytes }) => [path, hash('sha256', bytes, 'base64')]);
  const folder = `${name}.${hash('sha256', JSON.stringify(content)).slice(0, 8)}`;
  return { entry: folder, files: files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes })) };
}
