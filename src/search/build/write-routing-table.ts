import { hash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RoutingFiles } from '../format/manifest.ts';
import { encodeRoutingTable, routingFile } from '../format/routing-table.ts';
import { segmentsOf } from './shard-segments.ts';

/** In stems: about 1 kB compressed. A query loads one file for each of its words. */
const STEMS_PER_FILE = 250;

/**
 * Writes the routing table, stem to shards, into folders below `outDir`: one for each segment of the shards.
 * @param lists the files with the stems of each shard, one a line, the newest shard first.
 * @returns `undefined` for an index of one shard, which needs none.
 */
export async function writeRoutingTable(
  lists: readonly string[],
  outDir: string,
): Promise<readonly RoutingFiles[] | undefined> {
  if (lists.length < 2) return undefined;
  const written: RoutingFiles[] = [];
  for (const { first, items } of segmentsOf(lists))
    written.push({ first, ...(await writeSegment(items, outDir)) });
  return written;
}

async function writeSegment(
  lists: readonly string[],
  outDir: string,
): Promise<Pick<RoutingFiles, 'folder' | 'files'>> {
  const routes = new Map<string, number[]>();
  for (const [shard, list] of lists.entries()) {
    for (const term of (await readFile(list, 'utf8')).split('\n')) {
      const shards = routes.get(term);
      if (shards !== undefined) shards.push(shard);
      else if (term !== '') routes.set(term, [shard]);
    }
  }
  const files = Math.ceil(routes.size / STEMS_PER_FILE);
  const parts = Array.from({ length: files }, () => new Map<string, readonly number[]>());
  for (const [term, shards] of routes) parts[routingFile(term, files)]?.set(term, shards);
  const texts = parts.map(encodeRoutingTable);
  const folder = `routes.${hash('sha256', texts.join('\n')).slice(0, 8)}`;
  await mkdir(join(outDir, folder), { recursive: true });
  for (const [number, text] of texts.entries()) await writeFile(join(outDir, folder, `${number}.json`), text);
  return { folder, files };
}
