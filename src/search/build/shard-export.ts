import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { findOrBuild, type ShardProgress } from './find-or-build.ts';
import { planIndex, type ShardOptions } from './index-plan.ts';
import { openShardCache } from './shard-cache.ts';
import type { ShardInput } from './shard-inputs.ts';

/**
 * Builds some of the shards of an index into a folder, for another machine.
 * @param choose which of all shards are built.
 * @returns the digests of the shards, which are the names of their folders.
 * @throws {IndexError}
 */
export async function exportShards(
  options: ShardOptions,
  choose: (inputs: readonly ShardInput[]) => readonly ShardInput[],
  folder: string,
  onProgress: ShardProgress,
): Promise<string[]> {
  const plan = await planIndex(options);
  const chosen = choose(plan.inputs);
  await findOrBuild(chosen, { ...options, ...plan }, onProgress, (input, shard) =>
    cp(shard, join(folder, input.digest), { recursive: true }),
  );
  return chosen.map(({ digest }) => digest);
}

/**
 * Takes shards that other machines have built into the cache.
 * @param folders the folders of shards, by the digests of the shards.
 * @returns the folders of shards that are damaged.
 */
export async function importShards(
  cacheDir: string,
  folders: ReadonlyMap<string, string>,
): Promise<string[]> {
  const cache = await openShardCache(cacheDir);
  const damaged: string[] = [];
  for (const [digest, folder] of folders) if (!(await cache.adopt(digest, folder))) damaged.push(folder);
  return damaged;
}
