import type { SiteFiles } from '../../output/site-files.ts';
import {
  INDEX_FOLDER,
  MANIFEST_FILE,
  type ManifestShard,
  readManifest,
} from '../../search/format/manifest.ts';
import { fragmentNumber } from '../../search/pagefind/fragment.ts';
import { compareNames } from '../packs/file-names.ts';

/** The files of a pack of the search index. */
export interface IndexGroup {
  /** The first and the last day that a shard may have; missing for files that every search needs. */
  readonly days?: readonly [first: string, last: string];
  /** The folder of the files, from the site's root. */
  readonly folder: string;
  /** Paths from the folder, in the order of their names in the pack, see {@link compareNames}. */
  readonly paths: readonly string[];
  /** The number of papers in the shard, for a pack of their stored fields, see {@link nameInPack}. */
  readonly shardPapers?: number;
}

const MOST_BYTES = 4_000_000;

/** So many papers of the newest shard share a pack of their stored fields, which is some 100 kB. A new day changes the last pack. */
const PAPERS = 100;

/** Files that only the next build reads. */
const UNUSED = new Set(['parts.json']);

/**
 * Distributes the files of the index over packs of at most some 4 MB: the files of a shard, and those that every search needs. The
 * stored fields of papers in the newest shard have packs of their own, since they stay when papers are added.
 */
export function groupIndexFiles(site: SiteFiles): IndexGroup[] {
  const manifest = `${INDEX_FOLDER}/${MANIFEST_FILE}`;
  if (!site.has(manifest)) return [];
  const text = String(site.read(manifest));
  const { shards } = readManifest(text);
  const own = new Map(shards.map((shard) => [shard.folder, shard]));
  const [top, below]: [string[], string[]] = [[], []];
  for (const path of site.below(INDEX_FOLDER))
    if (!UNUSED.has(path)) (path.includes('/') ? below : top).push(path);
  // The index keeps the files of the former build for pages that are open. The manifest does not name them.
  const isUsed = (name: string) => name === MANIFEST_FILE || text.includes(JSON.stringify(name));
  const groups: IndexGroup[] = [];
  for (const [name, paths] of Map.groupBy(below, (path) => path.split('/', 1)[0] ?? '')) {
    if (!isUsed(name)) continue;
    const shard = own.get(name);
    const folder = `${INDEX_FOLDER}/${name}`;
    const inFolder = paths.map((path) => path.slice(name.length + 1)).sort(compareNames);
    const parts =
      shard !== undefined && shard === shards[0] ? byAge(inFolder, shard.papers) : [{ paths: inFolder }];
    for (const part of parts)
      for (const cutPaths of cut(site, folder, part.paths))
        groups.push({ ...part, folder, paths: cutPaths, ...(shard && { days: daysOf(shard) }) });
  }
  // The manifest changes with every build, Pagefind's own files hardly ever.
  const engine = top.filter((name) => name !== MANIFEST_FILE && isUsed(name)).sort(compareNames);
  return [...groups, ...[engine, [MANIFEST_FILE]].map((paths) => ({ folder: INDEX_FOLDER, paths }))];
}

/** Papers without a day are older than all others. */
const monthOf = (month: string) => (/^\d/u.test(month) ? month : '0000-01');

function daysOf({ first, last }: ManifestShard): readonly [string, string] {
  return [`${monthOf(first)}-01`, `${monthOf(last)}-31`];
}

/** The stored fields of some papers each, the oldest papers first, then all other files. */
function byAge(paths: readonly string[], shardPapers: number): Pick<IndexGroup, 'paths' | 'shardPapers'>[] {
  const isStored = (path: string) => fragmentNumber(path) !== undefined;
  const stored = paths.filter(isStored).toReversed();
  const parts = Array.from({ length: Math.ceil(stored.length / PAPERS) }, (_, part) => ({
    paths: stored.slice(part * PAPERS, (part + 1) * PAPERS),
    shardPapers,
  }));
  return [...parts, { paths: paths.filter((path) => !isStored(path)) }];
}

function cut(site: SiteFiles, folder: string, paths: readonly string[]): string[][] {
  const parts: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const path of paths) {
    const size = site.sizeOf(`${folder}/${path}`);
    if (bytes + size > MOST_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(path);
    bytes += size;
  }
  return parts;
}
