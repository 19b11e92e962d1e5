import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, type ZlibOptions } from 'node:zlib';
import { z } from 'zod';
import { writeFileAtomic } from '../../store/atomic-write.ts';
import type { SearchDocument } from '../format/document.ts';
import { encodeFacets, FACETS_FILE } from '../format/facets.ts';
import type { PagefindFiles } from '../format/manifest.ts';
import { analyzeTokens } from './analyzer.ts';
import { ENTRY_FILE, encodeMetadata, type IndexMetadata, METADATA_FILE, pageId } from './compact-metadata.ts';
import { FRAGMENTS, fragmentFile, fragmentText } from './fragment.ts';
import { splitIntoChunks, type TermEntry } from './index-chunks.ts';
import { type IndexedPage, invertPages } from './inverted-index.ts';
import { SIGNATURE } from './pf-meta.ts';
import { moveRuntime, wasmInEntry } from './runtime-files.ts';
import { plainText, TokenTable } from './token-ids.ts';

/** The folder of the chunks. */
const CHUNKS = 'index';

/**
 * Writes a Pagefind index of documents into a folder. The same documents in the same order give the same bytes.
 *
 * Pagefind analyzes the text and reads the index, but our code inverts and writes it: Pagefind takes twice the time and three
 * times the memory, and its chunks are so large that readers load too much, see {@link splitIntoChunks}.
 * @throws {IndexError}
 */
export async function writeIndex(
  documents: readonly SearchDocument[],
  folder: string,
): Promise<WrittenIndex> {
  const fields = [...new Set(documents.flatMap(({ meta }) => Object.keys(meta)))].sort();
  const [inTexts, inFields] = [new TokenTable(), new TokenTable()];
  const pages = documents.map(({ content, meta }) => ({
    text: inTexts.numbersOf(content),
    fields: Object.entries<string>({ ...meta }).map(
      ([field, text]) => [fields.indexOf(field), inFields.numbersOf(text)] as const,
    ),
  }));
  const tokens = { texts: inTexts.tokens(), fields: inFields.tokens() };
  const analysisFolder = join(folder, 'engine');
  await mkdir(analysisFolder, { recursive: true });
  const terms = await analyzeTokens(tokens, analysisFolder);
  const files = await moveRuntime(analysisFolder, folder);
  const own = { page_count: documents.length, wasm: wasmInEntry(files.wasm) };
  const version = await writeEntry(join(analysisFolder, ENTRY_FILE), own, join(folder, ENTRY_FILE));
  await rm(analysisFolder, { recursive: true });
  const lengths = pages.map(({ text }) => text.length);
  writeFragments(documents, pages, folder);
  const chunks = writeChunks(invertPages(pages, terms), join(folder, CHUNKS));
  const metadata = { version, lengths: lengths.map(roundLength), chunks, fields };
  await writeFileAtomic(join(folder, METADATA_FILE), encodeMetadata(metadata));
  await writeFileAtomic(join(folder, FACETS_FILE), encodeFacets(documents.map(({ facet }) => facet)));
  return { engine: { version, ...files }, tokens: [...tokens.texts, ...tokens.fields] };
}

/** An index that has been written. */
export interface WrittenIndex {
  /** The version of Pagefind, and the names of its files in the folder of the index. */
  readonly engine: PagefindFiles;
  /** The tokens of the documents. A token that is in a text and in a field is listed twice. */
  readonly tokens: readonly string[];
}

const entrySchema = z.looseObject({
  version: z.string(),
  languages: z.object({ en: z.looseObject({ page_count: z.number(), wasm: z.string() }) }),
});

/** Writes Pagefind's entry file for this index. Returns the version of Pagefind. */
async function writeEntry(
  from: string,
  own: { readonly page_count: number; readonly wasm: string },
  to: string,
): Promise<string> {
  const entry = entrySchema.parse(JSON.parse(await readFile(from, 'utf8')));
  Object.assign(entry.languages.en, own);
  await writeFileAtomic(to, JSON.stringify(entry));
  return entry.version;
}

/** Writes a file for each page, so that readers do not load pages that are not shown. */
function writeFragments(
  documents: readonly SearchDocument[],
  pages: readonly IndexedPage[],
  folder: string,
): void {
  mkdirSync(join(folder, FRAGMENTS));
  for (const [number, document] of documents.entries()) {
    const fragment = { ...document, content: plainText(document.content) };
    const text = fragmentText(fragment, pages[number]?.text.length ?? 0);
    // Synchronous writes are fastest for many small files.
    writeFileSync(join(folder, fragmentFile(number)), compress(Buffer.from(text), SHORT));
  }
}

function writeChunks(entries: Iterable<TermEntry>, folder: string): IndexMetadata['chunks'] {
  mkdirSync(folder);
  return splitIntoChunks(entries).map(({ first, last, data }, number) => {
    writeFileSync(join(folder, `${pageId(number)}.pf_index`), compress(data));
    return [first, last] as const;
  });
}

/** Options for files of a few kilobytes. The default options spend three quarters of the time on allocating memory. */
const SHORT: ZlibOptions = { windowBits: 12, memLevel: 5 };

function compress(data: Uint8Array, options?: ZlibOptions): Buffer {
  return gzipSync(Buffer.concat([Buffer.from(SIGNATURE), data]), options);
}

/** A page length in units of sixteen words. Pagefind only compares long pages with short ones. */
function roundLength(words: number): number {
  return Math.max(1, Math.round(words / 16));
}
