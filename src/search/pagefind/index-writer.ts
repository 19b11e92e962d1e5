import { hash } from 'node:crypto';
import { gzipSync, type ZlibOptions } from 'node:zlib';
import type { SearchDocument } from '../format/document.ts';
import { encodeFacets, FACETS_FILE } from '../format/facets.ts';
import type { PagefindFiles } from '../format/manifest.ts';
import type { TokenAnalyzer } from './analyzer.ts';
import {
  CHUNK_DIGEST_LENGTH,
  chunkFile,
  ENTRY_FILE,
  encodeMetadata,
  type ListedChunk,
  METADATA_FILE,
} from './compact-metadata.ts';
import { splitIntoChunks, type TermEntry } from './index-chunks.ts';
import { type IndexedPage, invertPages } from './inverted-index.ts';
import { SIGNATURE } from './pf-meta.ts';
import { entryOf } from './runtime-files.ts';
import { TokenTable } from './token-ids.ts';

/** A file of the index, by its path from the folder of the index. Files of a shard have {@link IN_SHARD} in place of its folder. */
export interface IndexFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The name of a shard's folder has a digest of its files, so it is known when they are. */
export const IN_SHARD = 'shard/';

/** A Pagefind index. */
export interface PagefindIndexFiles {
  readonly files: readonly IndexFile[];
  /** The version of Pagefind, and the names of its files in the folder of the index. */
  readonly engine: PagefindFiles;
  /** The tokens of the documents. A token that is in a text and in a field is listed twice. */
  readonly tokens: readonly string[];
}

/**
 * A Pagefind index of documents. The same documents in the same order give the same bytes.
 *
 * Pagefind analyzes the text and reads the index, but our code inverts and writes it: Pagefind takes twice the time and three
 * times the memory, and its chunks are so large that readers load too much, see {@link splitIntoChunks}.
 * @throws {IndexError}
 */
export async function makeIndex(
  documents: readonly SearchDocument[],
  analyze: TokenAnalyzer,
): Promise<PagefindIndexFiles> {
  const { pages, tokens, fields } = numberTokens(documents);
  const { terms, runtime } = await analyze(tokens);
  const { version, script, wasm } = runtime;
  const lengths = pages.map(({ text }) => roundLength(text.length));
  const chunks = chunksOf(invertPages(pages, terms));
  const listed = chunks.map(({ chunk }) => chunk);
  const texts: readonly (readonly [string, string])[] = [
    [IN_SHARD + ENTRY_FILE, entryOf(runtime, documents.length)],
    [IN_SHARD + METADATA_FILE, encodeMetadata({ version, lengths, chunks: listed, fields })],
    [IN_SHARD + FACETS_FILE, encodeFacets(documents.map(({ facet }) => facet))],
  ];
  return {
    files: [
      ...[script, wasm].map(({ name, bytes }) => ({ path: name, bytes })),
      ...texts.map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
      ...chunks.map(({ chunk, bytes }) => ({ path: chunkFile(chunk), bytes })),
    ],
    engine: { version, script: script.name, wasm: wasm.name },
    tokens: [...tokens.texts, ...tokens.fields],
  };
}

function numberTokens(documents: readonly SearchDocument[]) {
  const fields = [...new Set(documents.flatMap(({ meta }) => Object.keys(meta)))].sort();
  const [inTexts, inFields] = [new TokenTable(), new TokenTable()];
  const pages: IndexedPage[] = documents.map(({ content, meta }) => ({
    text: inTexts.numbersOf(content),
    fields: Object.entries<string>({ ...meta }).map(
      ([field, text]) => [fields.indexOf(field), inFields.numbersOf(text)] as const,
    ),
  }));
  return { fields, pages, tokens: { texts: inTexts.tokens(), fields: inFields.tokens() } };
}

function chunksOf(
  entries: Iterable<TermEntry>,
): { readonly chunk: ListedChunk; readonly bytes: Uint8Array }[] {
  return splitIntoChunks(entries).map(({ first, last, data }) => {
    const digest = hash('sha256', data, 'base64url').slice(0, CHUNK_DIGEST_LENGTH);
    return { chunk: { first, last, digest }, bytes: compress(data) };
  });
}

/** Options for files of a few kilobytes. The default options spend three quarters of the time on allocating memory. */
const SHORT: ZlibOptions = { windowBits: 13, memLevel: 6 };
const SHORT_BYTES = 12_000;

function compress(data: Uint8Array): Buffer {
  const signed = Buffer.concat([Buffer.from(SIGNATURE), data]);
  return gzipSync(signed, signed.length <= SHORT_BYTES ? SHORT : undefined);
}

/** A page length in units of sixteen words. Pagefind only compares long pages with short ones. */
function roundLength(words: number): number {
  return Math.max(1, Math.round(words / 16));
}
