import type { SiteFiles } from '../../output/site-files.ts';
import { INDEX_FOLDER, MANIFEST_FILE, type ManifestShard } from '../../search/format/manifest.ts';
import { readManifest } from '../../search/format/manifest-json.ts';
import { filesOfBlocks, STORED_FOLDER, type StoredBlock } from '../../search/format/stored-papers.ts';
import { COMMON_FOLDERS, commonFilesOf } from '../../search/pagefind/common-files.ts';
import { CHUNKS_FOLDER } from '../../search/pagefind/compact-metadata.ts';
import { compareNames } from '../packs/file-names.ts';

/** The files of a pack of the search index. */
export interface IndexGroup {
  /** The first and the last day that a shard may have; missing for files that every search needs. */
  readonly days?: readonly [first: string, last: string];
  /** The folder of the files, from the site's root. */
  readonly folder: string;
  /** Paths from the folder, in the order of their names in the pack, see {@link compareNames}. */
  readonly paths: readonly string[];
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
  const daysByFolder = new Map(shards.map((shard) => [shard.folder, daysOf(shard)]));
  const groups: IndexGroup[] = [];
  for (const shard of shards)
    for (const { folder, paths } of commonParts(site, shard, shard === shards[0]))
      groups.push(...cutGroup(site, { days: daysOf(shard), folder, paths }));
  const [top, below]: [string[], string[]] = [[], []];
  for (const path of site.below(INDEX_FOLDER))
    if (!UNUSED.has(path)) (path.includes('/') ? below : top).push(path);
  // The index keeps the files of the former build for pages that are open. The manifest does not name them.
  const isUsed = (name: string) => name === MANIFEST_FILE || text.includes(JSON.stringify(name));
  for (const [name, paths] of Map.groupBy(below, (path) => path.split('/', 1)[0] ?? '')) {
    if (!isUsed(name) || COMMON_FOLDERS.includes(name)) continue;
    const inFolder = paths.map((path) => path.slice(name.length + 1));
    const days = daysByFolder.get(name);
    const group = { folder: `${INDEX_FOLDER}/${name}`, paths: inFolder, ...(days && { days }) };
    groups.push(...cutGroup(site, group));
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

/** The files of a shard in common folders. */
function commonParts(
  site: SiteFiles,
  { folder }: ManifestShard,
  isNewest: boolean,
): Pick<IndexGroup, 'folder' | 'paths'>[] {
  const { blocks, chunks } = commonFilesOf(folder, (path) => String(site.read(`${INDEX_FOLDER}/${path}`)));
  const parts = (isNewest ? byAge(blocks) : [blocks]).map(filesOfBlocks);
  return [...parts.map((paths) => inFolder(STORED_FOLDER, paths)), inFolder(CHUNKS_FOLDER, chunks)];
}

function inFolder(name: string, paths: readonly string[]): Pick<IndexGroup, 'folder' | 'paths'> {
  return { folder: `${INDEX_FOLDER}/${name}`, paths: paths.map((path) => path.slice(name.length + 1)) };
}

/** Blocks of some {@link PAPERS} papers each, the oldest papers first. */
function byAge(blocks: readonly StoredBlock[]): StoredBlock[][] {
  const parts: StoredBlock[][] = [];
  let papers = PAPERS;
  for (const block of blocks) {
    if (papers >= PAPERS) {
      parts.push([]);
      papers = 0;
    }
    parts.at(-1)?.push(block);
    papers += block.papers;
  }
  return parts;
}

/** Cuts a group that is too large for a pack. */
function cutGroup(site: SiteFiles, group: IndexGroup): IndexGroup[] {
  const parts = cut(site, group.folder, group.paths);
  return parts.map((paths) => ({ ...group, paths: paths.sort(compareNames) }));
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
