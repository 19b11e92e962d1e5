import type { BlockStarts } from '../spelling/dictionary-files.ts';

/** The table of contents of the search index, which the page reads before anything else. Nothing here may need Node. */

/** One index of its own, over whole volumes of the store. */
export interface ManifestShard {
  /** Below the folder of the index; another name as soon as anything in it is different. */
  readonly folder: string;
  readonly papers: number;
  /** The oldest of its volumes: a month of listing such as `2025-11`, or `undated`, which is older than every month. */
  readonly first: string;
  /** The newest of its volumes. */
  readonly last: string;
  /** Every value that its filter `year` has, the earliest first. */
  readonly years: readonly string[];
}

/** What the folder of the index holds. */
export interface Manifest {
  readonly papers: number;
  /** The engine, whose script and WebAssembly stand once for all shards. */
  readonly engine: PagefindFiles;
  /** Where the words of the papers stand, by which a misspelt query is mended. */
  readonly vocabulary?: DictionaryFiles;
  /** Where it stands which of several shards have a word. */
  readonly routes?: RoutingFiles;
  /** Where the names of authors stand, with their papers. */
  readonly authors?: AuthorFiles;
  /** The newest first. */
  readonly shards: readonly ManifestShard[];
}

/** The engine. The names of its files have digests in them, so that no cache can hand out others. */
export interface PagefindFiles {
  readonly version: string;
  /** In the folder of the index; empty where there are no shards. */
  readonly script: string;
  readonly wasm: string;
}

/** Where the files of the vocabulary are, and which words stand in which of them. */
export interface DictionaryFiles extends BlockStarts {
  readonly folder: string;
}

/** Files with names from `0.json` on. */
export interface RoutingFiles {
  readonly folder: string;
  readonly files: number;
}

/** Files with names from `0.txt` on, and one that says with what each of them begins. */
export interface AuthorFiles {
  readonly folder: string;
}

/** The name of the manifest in the folder of the index. */
export const MANIFEST_FILE = 'shards.json';

/**
 * One higher whenever a script that knows the former form would misread the manifest or any file that it names: a page may
 * have been open since long before the index was made.
 */
const FORMAT = 3;

/** A manifest that cannot be read: it is damaged, or of another version of the site than the script that reads it. */
export class ManifestError extends Error {
  override readonly name: string = 'ManifestError';
}

/** A manifest of another format: the page and the index come from different versions of the site's program. */
export class ManifestFormatError extends ManifestError {
  override readonly name = 'ManifestFormatError';
  /** Whether a newer page could read it. */
  readonly isNewer: boolean;

  constructor(format: number) {
    super(`The manifest has the format ${format}, and not ${FORMAT}.`);
    this.isNewer = format > FORMAT;
  }
}

/** The manifest as text; the same manifest gives the same text. */
export function writeManifest({ papers, engine, vocabulary, routes, authors, shards }: Manifest): string {
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
      },
    }),
    ...(routes !== undefined && { routes: { folder: routes.folder, files: routes.files } }),
    ...(authors !== undefined && { authors: { folder: authors.folder } }),
    shards: rows,
  })}\n`;
}

/** Reads the text of a manifest. @throws {ManifestFormatError} for one of another format. @throws {ManifestError} */
export function readManifest(text: string): Manifest {
  const content = objectOf(parseJson(text));
  const format = numberOf(content.format);
  if (format !== FORMAT) throw new ManifestFormatError(format);
  return {
    papers: numberOf(content.papers),
    engine: pagefindOf(content.engine),
    ...(content.vocabulary !== undefined && { vocabulary: dictionaryOf(content.vocabulary) }),
    ...(content.routes !== undefined && { routes: routingOf(content.routes) }),
    ...(content.authors !== undefined && { authors: { folder: textOf(objectOf(content.authors).folder) } }),
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

/** Every folder that a manifest names, whatever for. */
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
  const { folder, forward, backward } = objectOf(value);
  return {
    folder: textOf(folder),
    forward: listOf(forward).map(textOf),
    backward: listOf(backward).map(textOf),
  };
}

function routingOf(value: unknown): RoutingFiles {
  const { folder, files } = objectOf(value);
  return { folder: textOf(folder), files: numberOf(files) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ManifestError('The manifest is no JSON.', { cause: error });
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
  if (typeof value !== 'string') throw new ManifestError('The manifest lacks a text.');
  return value;
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new ManifestError('The manifest lacks a number.');
  return value;
}
