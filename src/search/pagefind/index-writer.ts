import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, type ZlibOptions } from 'node:zlib';
import { z } from 'zod';
import { writeWhole } from '../../store/whole.ts';
import type { SearchDocument } from '../build/document-fields.ts';
import { encodeFacets, FACETS_FILE } from '../format/facets.ts';
import type { PagefindFiles } from '../format/manifest.ts';
import { engineWords } from './analyzer.ts';
import { ENTRY_FILE, encodeMetadata, type IndexMetadata, METADATA_FILE, pageId } from './compact-metadata.ts';
import { cutParts, type WordEntry } from './index-chunks.ts';
import { type IndexedPage, indexWords } from './inverted-index.ts';
import { SIGNATURE } from './pf-meta.ts';
import { moveEngine, wasmInEntry } from './runtime-files.ts';
import { plainText, TokenTable } from './token-ids.ts';

/** The folder of the index, below the site's root. */
export const INDEX_FOLDER = 'pagefind';

/** The folders of the texts of pages and of the words. */
const [TEXTS, WORDS] = ['fragment', 'index'];

/**
 * Writes a search index of `records` into `folder`, and gives the version of the engine that it is for, and every token of
 * the records, each once or twice. The same records in the same order give the same bytes, so the order must not depend on
 * anything but the records.
 *
 * The engine says what the words are, and reads the index; it is put together here, because it would itself take twice as
 * long, three times the memory, and make parts of the index that a reader loads too much of, see {@link cutParts}.
 * @throws {IndexError}
 */
export async function writeIndex(records: readonly SearchDocument[], folder: string): Promise<WrittenIndex> {
  const fields = [...new Set(records.flatMap(({ meta }) => Object.keys(meta)))].sort();
  const [inTexts, inFields] = [new TokenTable(), new TokenTable()];
  const pages = records.map(({ content, meta }) => ({
    text: inTexts.numbersOf(content),
    fields: Object.entries<string>({ ...meta }).map(
      ([field, text]) => [fields.indexOf(field), inFields.numbersOf(text)] as const,
    ),
  }));
  const tokens = { texts: inTexts.tokens(), fields: inFields.tokens() };
  const engine = join(folder, 'engine');
  await mkdir(engine, { recursive: true });
  const words = await engineWords(tokens, engine);
  const files = await moveEngine(engine, folder);
  const own = { page_count: records.length, wasm: wasmInEntry(files.wasm) };
  const version = await writeEntry(join(engine, ENTRY_FILE), own, join(folder, ENTRY_FILE));
  await rm(engine, { recursive: true });
  const lengths = pages.map(({ text }) => text.length);
  writeTexts(records, pages, join(folder, TEXTS));
  const parts = writeWords(indexWords(pages, words), join(folder, WORDS));
  const metadata = { version, lengths: lengths.map(rounded), parts, fields };
  await writeWhole(join(folder, METADATA_FILE), encodeMetadata(metadata));
  await writeWhole(join(folder, FACETS_FILE), encodeFacets(records.map(({ facet }) => facet)));
  return { engine: { version, ...files }, tokens: [...tokens.texts, ...tokens.fields] };
}

/** What an index has been made of. */
export interface WrittenIndex {
  /** The engine, whose files stand beside the index. */
  readonly engine: PagefindFiles;
  readonly tokens: readonly string[];
}

const entrySchema = z.looseObject({
  version: z.string(),
  languages: z.object({ en: z.looseObject({ page_count: z.number(), wasm: z.string() }) }),
});

async function writeEntry(
  from: string,
  own: { readonly page_count: number; readonly wasm: string },
  to: string,
): Promise<string> {
  const entry = entrySchema.parse(JSON.parse(await readFile(from, 'utf8')));
  Object.assign(entry.languages.en, own);
  await writeWhole(to, JSON.stringify(entry));
  return entry.version;
}

/** Writes a file for each paper: of several papers in a file, readers would load those that are not shown. */
function writeTexts(records: readonly SearchDocument[], pages: readonly IndexedPage[], folder: string): void {
  mkdirSync(folder);
  for (const [number, { url, content, meta }] of records.entries()) {
    const text = {
      url,
      content: plainText(content),
      word_count: pages[number]?.text.length ?? 0,
      filters: {},
      meta,
      anchors: [],
    };
    // Files of an index are small and many: one after the other is fastest.
    writeFileSync(
      join(folder, `${pageId(number)}.pf_fragment`),
      packed(Buffer.from(JSON.stringify(text)), SHORT),
    );
  }
}

function writeWords(entries: Iterable<WordEntry>, folder: string): IndexMetadata['parts'] {
  mkdirSync(folder);
  return cutParts(entries).map(({ first, last, data }, number) => {
    writeFileSync(join(folder, `${pageId(number)}.pf_index`), packed(data));
    return [first, last] as const;
  });
}

/** For what is no more than some kilobytes: three quarters of the time went into memory that it does not need. */
const SHORT: ZlibOptions = { windowBits: 12, memLevel: 5 };

function packed(data: Uint8Array, options?: ZlibOptions): Buffer {
  return gzipSync(Buffer.concat([Buffer.from(SIGNATURE), data]), options);
}

/** A count of words in units of sixteen, since it only weighs long pages against short ones. */
function rounded(words: number): number {
  return Math.max(1, Math.round(words / 16));
}
