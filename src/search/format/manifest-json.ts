import type {
  AuthorFiles,
  DictionaryFiles,
  Manifest,
  PagefindFiles,
  RoutingFiles,
  SemanticSegment,
} from './manifest.ts';

/** The manifest of the search index as JSON. Nothing here may need Node. */

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
