import { basename, dirname } from 'node:path';
import type { RoutingFiles } from '../../format/manifest.ts';
import { encodeRoutingTable, routingFile } from '../../format/routing-table.ts';
import { readKept } from '../shard-cache.ts';
import {
  cachedName,
  type MadeSegment,
  namedByContent,
  type SegmentCache,
  writeCachedSegment,
} from './segment-cache.ts';
import { type ShardList, segmentsOf } from './shard-segments.ts';

/** In stems: about 1 kB compressed. A query loads one file for each of its words. */
const STEMS_PER_FILE = 250;

/**
 * Writes the routing table, stem to shards: one folder for each segment of the shards.
 * @param lists the stems of each shard, one a line, the newest shard first.
 * @returns `undefined` for an index of one shard, which needs none.
 */
export async function writeRoutingTable(
  lists: readonly ShardList[],
  cache: SegmentCache,
): Promise<readonly RoutingFiles[] | undefined> {
  if (lists.length < 2) return undefined;
  const written: RoutingFiles[] = [];
  for (const { first, items } of segmentsOf(lists)) {
    const files = items.map(({ file }) => file);
    const own = await writeCachedSegment(cache, 'routes', files.map(cachedName), () => makeSegment(files));
    written.push({ first, ...own });
  }
  return written;
}

async function makeSegment(
  lists: readonly string[],
): Promise<MadeSegment<Pick<RoutingFiles, 'folder' | 'files'>>> {
  const routes = new Map<string, number[]>();
  for (const [shard, list] of lists.entries()) {
    for (const term of (await readKept(dirname(list), basename(list))).toString().split('\n')) {
      const shards = routes.get(term);
      if (shards !== undefined) shards.push(shard);
      else if (term !== '') routes.set(term, [shard]);
    }
  }
  const count = Math.ceil(routes.size / STEMS_PER_FILE);
  const parts = Array.from({ length: count }, () => new Map<string, readonly number[]>());
  for (const [term, shards] of routes) parts[routingFile(term, count)]?.set(term, shards);
  const texts = parts.map((part, number) => ({
    path: `${number}.json`,
    bytes: Buffer.from(encodeRoutingTable(part)),
  }));
  const { entry: folder, files } = namedByContent('routes', texts);
  return { entry: { folder, files: count }, files };
}
