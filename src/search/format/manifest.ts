import type { BlockStarts } from '../spelling/dictionary-files.ts';

/** The manifest of the search index, which pages read before any other file of it. Nothing here may need Node. */

/** The folder of the index, below the site's root. */
export const INDEX_FOLDER = 'pagefind';

/** A shard: a Pagefind index of the papers of some months. */
export interface ManifestShard {
  /** A folder in the folder of the index. Its name has a hash of its files. */
  readonly folder: string;
  readonly papers: number;
  /** Its oldest month, such as `2025-11`, or `undated`, which counts as older than every month. */
  readonly first: string;
  /** Its newest month. */
  readonly last: string;
  /** The years of its papers, the earliest first. */
  readonly years: readonly string[];
}

/** The contents of the folder of the index. Properties have the names that they have in the JSON of built sites. */
export interface Manifest {
  readonly papers: number;
  /** Pagefind's files, which all shards share. */
  readonly engine: PagefindFiles;
  /** The dictionary, by which queries are corrected. */
  readonly vocabulary?: DictionaryFiles;
  /** The routing table, in segments; missing if a query asks all shards at once. */
  readonly routes?: readonly RoutingFiles[];
  /** The index of authors, in segments. */
  readonly authors?: readonly AuthorFiles[];
  /** The semantic index; missing in small archives and without word vectors. */
  readonly semantic?: readonly SemanticSegment[];
  /** The newest first. */
  readonly shards: readonly ManifestShard[];
}

/** The files of Pagefind. Their names have hashes, so that a cache never returns a file of another version. */
export interface PagefindFiles {
  readonly version: string;
  /** A file in the folder of the index; empty if there are no shards. */
  readonly script: string;
  readonly wasm: string;
}

/** The files of the dictionary, and the prefix with which each of them begins. */
export interface DictionaryFiles extends BlockStarts {
  readonly folder: string;
  /** The file of the words that only the newest shard adds, `recent.txt` in a folder; missing if there is only one shard. */
  readonly recent?: { readonly folder: string };
}

/**
 * A segment of the routing table or of the author index: what some shards that follow each other have. The newest shard has a
 * segment of its own, so that the daily update changes few files.
 */
export interface ShardSegment {
  readonly folder: string;
  /** The number of its first shard, 0 being the newest of all. Its files count shards from that one on. */
  readonly first: number;
}

/** The files of a segment of the routing table, named from `0.json` on. */
export interface RoutingFiles extends ShardSegment {
  readonly files: number;
}

/** The files of a segment of the author index, named from `0.txt` on, and one with the prefix of each of them. */
export type AuthorFiles = ShardSegment;

/**
 * A segment of the semantic index. The first segment has the oldest papers of the site, the next one the papers after
 * these.
 */
export interface SemanticSegment {
  readonly folder: string;
  readonly papers: number;
}

/** The name of the manifest in the folder of the index. */
export const MANIFEST_FILE = 'shards.json';

/** All folders that a manifest names. */
export function foldersOf(manifest: Manifest): ReadonlySet<string> {
  const folders = new Set<string>();
  const collect = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'folder' && typeof inner === 'string') folders.add(inner);
      else collect(inner);
    }
  };
  collect(manifest);
  return folders;
}
