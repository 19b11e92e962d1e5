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
  /** The routing table, in segments; missing if there is only one shard. */
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

/**
 * Increase it whenever scripts of the previous version would misread the manifest or a file that it names: a page may have
 * been opened long before the index was built.
 */
const FORMAT = 5;

/** The manifest cannot be read: it is damaged, or of another version than the script that reads it. */
export class ManifestError extends Error {
  override readonly name: string = 'ManifestError';
}

/** The manifest has another format: page and index come from different versions of this program. */
export class ManifestFormatError extends ManifestError {
  override readonly name = 'ManifestFormatError';
  /** Whether the format is newer than this script, so that reloading the page helps. */
  readonly isNewer: boolean;

  constructor(format: number) {
    super(`The manifest has the format ${format}, and not ${FORMAT}.`);
    this.isNewer = format > FORMAT;
  }
}

/** Writes a manifest as JSON; the same manifest gives the same text. */
export function writeManifest(manifest: Manifest): string {
  const { papers, engine, vocabulary, routes, authors, semantic, shards } = manifest;
  const rows = shards.map(({ folder, papers, first, last, years }) => ({
    folder,
    papers,
    first,
    last,
    years,
  }));
  return `${JSON.stringify({
    format: FORMAT,
    papers,
    engine: { version: engine.version, script: engine.script, wasm: engine.wasm },
    ...(vocabulary !== undefined && {
      vocabulary: {
        folder: vocabulary.folder,
        forward: vocabulary.forward,
        backward: vocabulary.backward,
        ...(vocabulary.recent !== undefined && { recent: { folder: vocabulary.recent.folder } }),
      },
    }),
    ...(routes !== undefined && {
      routes: routes.map(({ folder, first, files }) => ({ folder, first, files })),
    }),
    ...(authors !== undefined && { authors: authors.map(({ folder, first }) => ({ folder, first })) }),
    ...(semantic !== undefined && {
      semantic: semantic.map(({ folder, papers }) => ({ folder, papers })),
    }),
    shards: rows,
  })}\n`;
}

/** Reads the text of a manifest. @throws {ManifestFormatError} if it has another format. @throws {ManifestError} */
export function readManifest(text: string): Manifest {
  const content = objectOf(parseJson(text));
  const format = numberOf(content.format);
  if (format !== FORMAT) throw new ManifestFormatError(format);
  return {
    papers: numberOf(content.papers),
    engine: pagefindOf(content.engine),
    ...(content.vocabulary !== undefined && { vocabulary: dictionaryOf(content.vocabulary) }),
    ...(content.routes !== undefined && { routes: listOf(content.routes).map(routingOf) }),
    ...(content.authors !== undefined && { authors: listOf(content.authors).map(authorsOf) }),
    ...(content.semantic !== undefined && { semantic: listOf(content.semantic).map(segmentOf) }),
    shards: listOf(content.shards).map((row) => {
      const shard = objectOf(row);
      return {
        folder: textOf(shard.folder),
        papers: numberOf(shard.papers),
        first: textOf(shard.first),
        last: textOf(shard.last),
        years: listOf(shard.years).map(textOf),
      };
    }),
  };
}

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

function pagefindOf(value: unknown): PagefindFiles {
  const { version, script, wasm } = objectOf(value);
  return { version: textOf(version), script: textOf(script), wasm: textOf(wasm) };
}

function dictionaryOf(value: unknown): DictionaryFiles {
  const { folder, forward, backward, recent } = objectOf(value);
  return {
    folder: textOf(folder),
    forward: listOf(forward).map(textOf),
    backward: listOf(backward).map(textOf),
    ...(recent !== undefined && { recent: { folder: textOf(objectOf(recent).folder) } }),
  };
}

function segmentOf(value: unknown): SemanticSegment {
  const { folder, papers } = objectOf(value);
  return { folder: textOf(folder), papers: numberOf(papers) };
}

function routingOf(value: unknown): RoutingFiles {
  const { folder, first, files } = objectOf(value);
  return { folder: textOf(folder), first: numberOf(first), files: numberOf(files) };
}

function authorsOf(value: unknown): AuthorFiles {
  const { folder, first } = objectOf(value);
  return { folder: textOf(folder), first: numberOf(first) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ManifestError('The manifest is not JSON.', { cause: error });
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ManifestError('The manifest lacks an object.');
  return { ...value };
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new ManifestError('The manifest lacks a list.');
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new ManifestError('The manifest lacks a string.');
  return value;
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new ManifestError('The manifest lacks a number.');
  return value;
}
