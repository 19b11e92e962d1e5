import { hash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type OnDamage, readSealedFile, writeSealedFile } from '../../store/cache/cache-file.ts';
import { openSnapshot, type Snapshot } from '../../store/snapshot/snapshot.ts';
import { decodeModel } from '../../vectors/model/model-file.ts';
import { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import { stem } from '../analysis/stemmer.ts';
import { allWords } from '../analysis/tokenizer.ts';
import type { PagefindFiles } from '../format/manifest.ts';
import { titleTerm } from '../format/routing-table.ts';
import { analyzeTokens, type TokenAnalyzer } from '../pagefind/analyzer.ts';
import { IN_SHARD, type IndexFile, makeIndex } from '../pagefind/index-writer.ts';
import { decodeKnownTerms, encodeKnownTerms } from '../pagefind/known-terms.ts';
import { loadFromSnapshot, loadFromStore, loadTopics } from './load-documents.ts';
import { packFiles } from './output/file-pack.ts';
import { storePapers } from './output/store-papers.ts';
import type { IndexedPaper } from './paper-facts.ts';
import { writePaperTerms } from './paper-terms.ts';
import { authorLines } from './segments/author-lists.ts';
import { readKept } from './shard-cache.ts';

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
  /** Digests of the code, of the topics and of the word vectors, for facts that are kept. */
  digests: z.strictObject({ code: z.string(), topics: z.string(), vectors: z.string() }),
  /** Keeps the terms of the shard's words for the next build. */
  knownTerms: z.string(),
  /** The folder to write the shard into. */
  folder: z.string(),
});
export type ShardJob = z.infer<typeof shardJobSchema>;

const factsSchema = z.strictObject({
  papers: z.number(),
  years: z.array(z.string()),
  engine: z.strictObject({ version: z.string(), script: z.string(), wasm: z.string() }),
  /** A hash of the files that only this shard has. Their content names all others. */
  digest: z.string(),
});

/** Facts about a built shard. */
export type ShardFacts = z.infer<typeof factsSchema>;

/** The files and folders of a built shard in the cache. */
export const SHARD_PATHS = {
  files: 'files.pack',
  words: 'words.json',
  stems: 'roots.txt',
  authors: 'authors.txt',
  facts: 'shard.json',
  terms: 'terms',
} as const;

/** A shard without papers has no Pagefind files. */
export const NO_PAGEFIND: PagefindFiles = { version: '', script: '', wasm: '' };

/**
 * Builds a shard into its folder.
 * @param onDamage is called if the known terms of the job are damaged.
 * @param open the snapshot of the job, if it is open already.
 * @throws {IndexError}
 */
export async function buildShard(job: ShardJob, onDamage: OnDamage, open?: Snapshot): Promise<void> {
  const { folder, vectors } = job;
  const model = vectors === undefined ? undefined : decodeModel(await readFile(vectors));
  let vectorizer: TextVectorizer | undefined;
  const sources = {
    topicsOf: await loadTopics(job.topicsFiles),
    ...(model !== undefined && {
      vectorizer: () => {
        vectorizer ??= new TextVectorizer(model);
        return vectorizer;
      },
    }),
  };
  const papers = await loadPapers(job, sources, open);
  const documents = papers.map(({ document }) => document);
  await writeFile(join(folder, SHARD_PATHS.words), wordCountsOf(papers));
  await writeFile(join(folder, SHARD_PATHS.authors), authorLines(documents.map(({ names }) => names)));
  if (model !== undefined)
    await writePaperTerms(
      papers.flatMap(({ document, terms }) => (terms ? [{ terms, date: document.facet.date }] : [])),
      model.dimensions,
      join(folder, SHARD_PATHS.terms),
    );
  const index =
    papers.length === 0
      ? { files: [], engine: NO_PAGEFIND, tokens: [] }
      : await makeIndex(documents, rememberingAnalyzer(job, onDamage));
  await writeFile(join(folder, SHARD_PATHS.stems), [...stemsOf(papers, index.tokens)].join('\n'));
  const files = [...index.files, ...(papers.length === 0 ? [] : storePapers(documents))];
  await writeFile(join(folder, SHARD_PATHS.files), packFiles(files));
  const facts: ShardFacts = {
    papers: papers.length,
    years: yearsOf(papers),
    engine: index.engine,
    digest: digestOfOwn(files),
  };
  await writeFile(join(folder, SHARD_PATHS.facts), JSON.stringify(facts));
}

async function loadPapers(
  { contentDir, paths, snapshot: file, digests }: ShardJob,
  sources: Parameters<typeof loadFromStore>[1],
  open: Snapshot | undefined,
): Promise<IndexedPaper[]> {
  if (open !== undefined) return loadFromSnapshot(open, sources, digests, paths);
  if (file === undefined) return loadFromStore(contentDir, sources, paths);
  using snapshot = openSnapshot(file);
  return loadFromSnapshot(snapshot, sources, digests, paths);
}

/** Pagefind is asked only about words that the last build of this shard did not have. */
function rememberingAnalyzer({ knownTerms }: ShardJob, onDamage: OnDamage): TokenAnalyzer {
  return async (tokens) => {
    const kept = readSealedFile(knownTerms, onDamage);
    const known = kept && decodeKnownTerms(kept.toString());
    const work = await mkdtemp(join(tmpdir(), 'broadsheet-analysis-'));
    try {
      const analysis = await analyzeTokens(tokens, work, known);
      writeSealedFile(knownTerms, Buffer.from(encodeKnownTerms(analysis.known)));
      return analysis;
    } finally {
      await rm(work, { recursive: true });
    }
  };
}

/** Reads the facts about the shard in a folder. */
export async function readFacts(folder: string): Promise<ShardFacts> {
  return factsSchema.parse(JSON.parse((await readKept(folder, SHARD_PATHS.facts)).toString()));
}

/** Numbers of texts. A text of all words and a list of numbers are read in a third of the time of lines. */
const wordCountsSchema = z.strictObject({ words: z.string(), counts: z.array(z.number()) });

/** Adds to `into` the number of texts of a shard that contain each word. */
export async function readWordCounts(folder: string): Promise<Map<string, number>> {
  const json = await readKept(folder, SHARD_PATHS.words);
  const { words, counts } = wordCountsSchema.parse(JSON.parse(json.toString()));
  return words === '' ? new Map() : new Map(words.split(' ').map((word, at) => [word, counts[at] ?? 0]));
}

function wordCountsOf(papers: readonly IndexedPaper[]): string {
  const counts = new Map<string, number>();
  for (const { words } of papers) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return JSON.stringify({ words: [...counts.keys()].join(' '), counts: [...counts.values()] });
}

function stemsOf(papers: readonly IndexedPaper[], tokens: readonly string[]): Set<string> {
  const titles = papers.map(({ document }) => titleTerm(document.meta.title));
  return new Set([...[...allWords(tokens)].map(stem), ...titles]);
}

function yearsOf(papers: readonly IndexedPaper[]): string[] {
  const years = new Set(papers.map(({ document }) => document.facet.date.slice(0, 4)));
  return [...years].filter((year) => year !== '').sort();
}

/** Eight hexadecimal digits. */
function digestOfOwn(files: readonly IndexFile[]): string {
  const own = files.filter(({ path }) => path.startsWith(IN_SHARD));
  return hash('sha256', JSON.stringify(own.map(({ path, bytes }) => [path, hash('sha256', bytes)]))).slice(
    0,
    8,
  );
}
