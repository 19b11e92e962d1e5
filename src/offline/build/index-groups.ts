import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { INDEX_FOLDER, MANIFEST_FILE, readManifest } from '../../search/format/manifest.ts';
import { filesBelow } from '../../store/folder-files.ts';

/** The files of a pack of the search index. */
export interface IndexGroup {
  /** The first and the last day that a shard may have; missing for files that every search needs. */
  readonly days?: readonly [first: string, last: string];
  /** Paths from the site's root, sorted. */
  readonly paths: readonly string[];
}

const MOST_BYTES = 4_000_000;

/** Files that only the next build reads. */
const UNUSED = new Set(['parts.json']);

/** Distributes the files of the index over packs of at most some 4 MB: the files of a shard, and those that every search needs. */
export async function groupIndexFiles(site: string): Promise<IndexGroup[]> {
  const index = join(site, INDEX_FOLDER);
  const text = await readFile(join(index, MANIFEST_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const { shards } = readManifest(text);
  const files = (await filesBelow(index)).filter((path) => !UNUSED.has(path));
  const own = new Map(shards.map(({ folder, first, last }) => [folder, { first, last }]));
  const groups: IndexGroup[] = [];
  for (const [folder, paths] of Map.groupBy(files, (path) => path.split('/', 1)[0] ?? '')) {
    const shard = own.get(folder);
    const days = shard && ([`${monthOf(shard.first)}-01`, `${monthOf(shard.last)}-31`] as const);
    if (days === undefined && isOfFormerBuild(folder, text)) continue;
    for (const part of await cut(index, paths))
      groups.push({
        paths: part.map((path) => `${INDEX_FOLDER}/${path}`),
        ...(days !== undefined && { days }),
      });
  }
  return merged(groups);
}

/** Papers without a day are older than all others. */
const monthOf = (month: string) => (/^\d/u.test(month) ? month : '0000-01');

/** The index keeps the files of the former build for pages that are open. The manifest does not name them. */
function isOfFormerBuild(folder: string, manifest: string): boolean {
  return folder !== MANIFEST_FILE && !manifest.includes(JSON.stringify(folder));
}

async function cut(index: string, paths: readonly string[]): Promise<string[][]> {
  const parts: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const path of paths) {
    const { size } = await stat(join(index, path));
    if (bytes + size > MOST_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(path);
    bytes += size;
  }
  return parts;
}

/** The files of the index's own folder are few and small, and have one pack. */
function merged(groups: readonly IndexGroup[]): IndexGroup[] {
  const isTop = ({ paths }: IndexGroup) => paths.length === 1 && (paths[0]?.split('/').length ?? 0) === 2;
  const top = groups.filter(isTop).flatMap(({ paths }) => paths);
  return [...groups.filter((group) => !isTop(group)), { paths: top.sort() }];
}
