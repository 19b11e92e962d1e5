import { join } from 'node:path';
import { UsageError } from '../../commands/usage-error.ts';
import { importShards } from '../../search/build/shard-export.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import type { BuildOptions } from '../options.ts';
import { INDEX_CACHE } from '../search/index-sources.ts';
import { sourcesDigest } from '../site-key.ts';
import { checkKey, readParts, SHARDS_FOLDER } from './part-manifest.ts';

/**
 * Checks that the parts in some folders are all parts of the site that is being built, and takes their shards of the search index into the
 * cache. The build takes their pages.
 * @throws {UsageError} if a part is missing, doubled, damaged or of another site.
 */
export async function takeParts(
  folders: readonly string[],
  options: BuildOptions,
  snapshot: Snapshot,
): Promise<void> {
  const parts = readParts(folders);
  checkKey(parts, await sourcesDigest(options, snapshot));
  const shards = parts.flatMap(({ folder, shards }) =>
    shards.map((digest): [string, string] => [digest, join(folder, SHARDS_FOLDER, digest)]),
  );
  const [damaged] = await importShards(INDEX_CACHE, new Map(shards));
  if (damaged !== undefined)
    throw new UsageError(`${damaged} is missing or damaged.`, 'Make this part again, or copy it again.');
}
