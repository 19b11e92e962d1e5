import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { decodeModel } from '../../vectors/model/model-file.ts';
import { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import { stem } from '../analysis/stemmer.ts';
import { allWords } from '../analysis/tokenizer.ts';
import type { PagefindFiles } from '../format/manifest.ts';
import { titleTerm } from '../format/routing-table.ts';
import { abstractOf } from '../format/stored-fields.ts';
import { writeIndex } from '../pagefind/index-writer.ts';
import { countWords } from '../spelling/dictionary.ts';
import type { PaperDocument } from './document-fields.ts';
import { loadDocuments, loadTopics } from './load-documents.ts';
import { writePaperTerms } from './paper-terms.ts';
import { authorLines } from './write-author-index.ts';

/** The inputs of one shard. Paths are absolute, except those of the papers, which are relative to the content folder. */
export const shardJobSchema = z.strictObject({
  contentDir: z.string(),
  /** The topics are read from the first of these files that exists. */
  topicsFiles: z.array(z.string()),
  paths: z.array(z.string()),
  /** The file of a snapshot of the store, which is read in place of the store. */
  snapshot: z.string().optional(),
  /** The file of word vectors; without it, nothing is prepared for the semantic index. */
  vectors: z.string().optional(),
  /** The folder to write the shard into. */
  folder: z.string(),
});
export type ShardJob = z.infer<typeof shardJobSchema>;

const factsSchema = z.strictObject({
  papers: z.number(),
  years: z.array(z.string()),
  engine: z.strictObject({ version: z.string(), script: z.string(), wasm: z.string() }),
  /** A hash of every file of the index. */
  digest: z.string(),
});

/** Facts about a built shard. */
export type ShardFacts = z.infer<typeof factsSchema>;

/** The files and folders of a built shard in the cache. */
export const SHARD_PATHS = {
  index: 'index',
  engine: 'engine',
  words: 'words.txt',
  stems: 'roots.txt',
  authors: 'authors.txt',
  facts: 'shard.json',
  terms: 'terms',
} as const;

/** A shard without papers has no Pagefind files. */
export const NO_PAGEFIND: PagefindFiles = { version: '', script: '', wasm: '' };

/** Builds a shard into its folder. @throws {IndexError} */
export async function buildShard({
  contentDir,
  topicsFiles,
  paths,
  snapshot,
  vectors,
  folder,
}: ShardJob): Promise<void> {
  const records = await loadDocuments(contentDir, await loadTopics(topicsFiles), paths, snapshot);
  const index = join(folder, SHARD_PATHS.index);
  await mkdir(index, { recursive: true });
  await writeFile(join(folder, SHARD_PATHS.words), wordCountLines(records));
  await writeFile(join(folder, SHARD_PATHS.authors), authorLines(records.map(({ names }) => names)));
  if (vectors !== undefined) {
    const vectorizer = new TextVectorizer(decodeModel(await readFile(vectors)));
    await writePaperTerms(records, vectorizer, join(folder, SHARD_PATHS.terms));
  }
  const built = records.length === 0 ? undefined : await writeIndex(records, index);
  await writeFile(join(folder, SHARD_PATHS.stems), [...stemsOf(records, built?.tokens ?? [])].join('\n'));
  const { engine = NO_PAGEFIND } = built ?? {};
  await moveFiles(
    [engine.script, engine.wasm].filter((name) => name !== ''),
    index,
    join(folder, SHARD_PATHS.engine),
  );
  const facts: ShardFacts = {
    papers: records.length,
    years: yearsOf(records),
    engine,
    digest: await digestOfFolder(index),
  };
  await writeFile(join(folder, SHARD_PATHS.facts), JSON.stringify(facts));
}

/** Reads the facts about the shard in a folder. */
export async function readFacts(folder: string): Promise<ShardFacts> {
  return factsSchema.parse(JSON.parse(await readFile(join(folder, SHARD_PATHS.facts), 'utf8')));
}

/** Adds to `into` the number of texts of a shard that contain each word. */
export async function addWordCounts(folder: string, into: Map<string, number>): Promise<void> {
  for (const line of (await readFile(join(folder, SHARD_PATHS.words), 'utf8')).split('\n')) {
    const [word = '', count = '0'] = line.split(' ');
    if (word !== '') into.set(word, (into.get(word) ?? 0) + Number(count));
  }
}

function wordCountLines(records: readonly PaperDocument[]): string {
  const counts = new Map<string, number>();
  countWords(
    records.flatMap((record) => [record.meta.title, record.meta.authors ?? '', abstractOf(record)]),
    counts,
  );
  return [...counts].map(([word, count]) => `${word} ${count}\n`).join('');
}

function stemsOf(records: readonly PaperDocument[], tokens: readonly string[]): Set<string> {
  return new Set([...[...allWords(tokens)].map(stem), ...records.map(({ meta }) => titleTerm(meta.title))]);
}

function yearsOf(records: readonly PaperDocument[]): string[] {
  const years = new Set(records.map(({ facet }) => facet.date.slice(0, 4)));
  return [...years].filter((year) => year !== '').sort();
}

async function moveFiles(names: readonly string[], index: string, engine: string): Promise<void> {
  await mkdir(engine);
  for (const name of names) await rename(join(index, name), join(engine, name));
}

/** A hash of the names and bytes of all files in a folder, 8 hexadecimal digits. */
export async function digestOfFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file.slice(folder.length).replaceAll('\\', '/'))
      .update('\0')
      // Synchronous reads are fastest for many small files.
      .update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
}
