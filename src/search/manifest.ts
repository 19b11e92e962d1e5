import type { Stretches } from './word-files.ts';

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
  /** The version of the engine, whose script and WebAssembly stand once for all shards. */
  readonly engine: string;
  /** Where the words of the papers stand, by which a misspelt query is mended. */
  readonly vocabulary?: VocabularyFiles;
  /** Where it stands which of several shards have a word. */
  readonly routes?: RouteFiles;
  /** Where the names of authors stand, with their papers. */
  readonly authors?: AuthorFiles;
  /** The newest first. */
  readonly shards: readonly ManifestShard[];
}

/** Where the files of the vocabulary are, and which words stand in which of them. */
export interface VocabularyFiles extends Stretches {
  readonly folder: string;
}

/** Files with names from `0.json` on. */
export interface RouteFiles {
  readonly folder: string;
  readonly files: number;
}

/** Files with names from `0.txt` on, and one that says with what each of them begins. */
export interface AuthorFiles {
  readonly folder: string;
}

/** The name of the manifest in the folder of the index. */
export const MANIFEST_FILE = 'shards.json';

const FORMAT = 3;

/** A manifest that cannot be read: it is damaged, or of another version of the site than the script that reads it. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
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
    engine,
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

/** Reads the text of a manifest. @throws {ManifestError} */
export function readManifest(text: string): Manifest {
  const content = objectOf(parsed(text));
  if (content.format !== FORMAT) throw new ManifestError('The manifest has another format.');
  return {
    papers: numberOf(content.papers),
    engine: textOf(content.engine),
    ...(content.vocabulary !== undefined && { vocabulary: vocabularyOf(content.vocabulary) }),
    ...(content.routes !== undefined && { routes: routesOf(content.routes) }),
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

function vocabularyOf(value: unknown): VocabularyFiles {
  const { folder, forward, backward } = objectOf(value);
  return {
    folder: textOf(folder),
    forward: listOf(forward).map(textOf),
    backward: listOf(backward).map(textOf),
  };
}

function routesOf(value: unknown): RouteFiles {
  const { folder, files } = objectOf(value);
  return { folder: textOf(folder), files: numberOf(files) };
}

function parsed(text: string): unknown {
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
