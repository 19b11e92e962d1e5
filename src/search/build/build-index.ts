import { hash } from 'node:crypto';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { digestOfCode } from '../../store/code.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { decodeModel } from '../../vectors/model/model-file.ts';
import { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import {
  type DictionaryFiles,
  MANIFEST_FILE,
  type ManifestShard,
  type PagefindFiles,
  writeManifest,
} from '../format/manifest.ts';
import { encodeDictionary } from '../spelling/dictionary-files.ts';
import { writePartsList } from './former-generation.ts';
import { addWordCounts, NO_PAGEFIND, readFacts, SHARD_PATHS } from './shard-builder.ts';
import { linkFolder, openShardCache, type ShardCache } from './shard-cache.ts';
import { INDEX_CODE, type ShardInput, shardInputs } from './shard-inputs.ts';
import type { PlanLimits } from './shard-planner.ts';
import { buildShardInProcess } from './shard-process.ts';
import { filesOfSnapshot, filesOfStore } from './stored-files.ts';
import { type HasAuthorPage, writeAuthorIndex } from './write-author-index.ts';
import { writeRoutingTable } from './write-routing-table.ts';
import { writeSemanticIndex } from './write-semantic-index.ts';

/** The inputs of a search index, and the folder it is written to; absolute paths. */
export interface IndexOptions {
  readonly contentDir: string;
  /** A snapshot of the store, which is read in its place, also by the processes that build shards. */
  readonly snapshot?: Snapshot;
  /** The topics are read from the first of these files that exists. */
  readonly topicsFiles: readonly string[];
  /** Keeps built shards, so that the next build can reuse them. */
  readonly cacheDir: string;
  readonly outDir: string;
  /** The file of word vectors; without it, the index has no semantic index. It has been checked. */
  readonly vectors?: string;
  /** The sizes of shards; `PLAN_LIMITS` by default. */
  readonly limits?: PlanLimits;
  /** Whether the site has a page for an author; by default no author has one. */
  readonly hasAuthorPage?: HasAuthorPage;
  /** Keeps the folder of a shard if the output folder has it already, with all its files; then it is not written again. */
  readonly keepFolder?: (name: string) => boolean;
}

/** The number of papers, and of the shards that were built or reused. */
export interface IndexReport {
  readonly papers: number;
  readonly shards: { readonly built: number; readonly reused: number };
}

/** Reports progress: the number of shards, the number of finished shards, and how many of these came from the cache. */
export type ShardProgress = (shards: number, done: number, reused: number) => void;

/** One process more than there are cores, because each waits for Pagefind at times. More than three need too much memory. */
const CONCURRENCY = Math.min(3, availableParallelism() + 1);

/** Writes the search index of a store: shards, dictionary, routing table, author index and manifest. @throws {IndexError} */
export async function buildIndex(options: IndexOptions, onProgress: ShardProgress): Promise<IndexReport> {
  const {
    contentDir,
    snapshot,
    topicsFiles,
    cacheDir,
    outDir,
    limits,
    hasAuthorPage = () => false,
    keepFolder = () => false,
  } = options;
  const model = options.vectors === undefined ? undefined : await readFile(options.vectors);
  const files = { topicsFiles, ...(model !== undefined && { vectors: hash('sha256', model) }) };
  const stored = snapshot === undefined ? await filesOfStore(contentDir) : filesOfSnapshot(snapshot);
  const inputs = await shardInputs(stored, files, limits);
  const cache = await openShardCache(cacheDir);
  await mkdir(outDir, { recursive: true });
  const words = new Map<string, number>();
  const kept: string[] = [];
  const installed = new Map<ShardInput, InstalledShard>();
  const built = await findOrBuild(inputs, cache, options, onProgress, async (input, folder) => {
    await addWordCounts(folder, words);
    const shard = await installShard(input, folder, outDir, keepFolder);
    if (shard?.isKept === true) kept.push(shard.shard.folder);
    if (shard !== undefined) installed.set(input, shard);
  });
  const newestFirst = inputs.flatMap((input) => installed.get(input) ?? []);
  const shards = newestFirst.map(({ shard }) => shard);
  const papers = shards.reduce((sum, shard) => sum + shard.papers, 0);
  const engine = newestFirst[0]?.engine ?? NO_PAGEFIND;
  const vocabulary = await writeDictionary(words, outDir);
  const routes = await writeRoutingTable(
    newestFirst.map(({ stems }) => stems),
    outDir,
  );
  const authors = await writeAuthorIndex(
    newestFirst.map(({ authors }) => authors),
    outDir,
    hasAuthorPage,
  );
  const semantic =
    model === undefined
      ? []
      : await writeSemanticIndex(
          {
            folders: newestFirst.map(({ terms }) => terms),
            vectorizer: new TextVectorizer(decodeModel(model)),
            cache,
            digest: await digestOfCode(INDEX_CODE),
          },
          outDir,
        );
  const manifest = {
    papers,
    engine,
    vocabulary,
    ...(routes !== undefined && { routes }),
    authors,
    ...(semantic.length > 0 && { semantic }),
    shards,
  };
  await writeFile(join(outDir, MANIFEST_FILE), writeManifest(manifest));
  await writePartsList(outDir, kept);
  return { papers, shards: { built, reused: inputs.length - built } };
}

interface InstalledShard {
  /** Whether its files are in the output folder already. */
  readonly isKept: boolean;
  readonly shard: ManifestShard;
  readonly engine: PagefindFiles;
  /** The file with the stems of its words. */
  readonly stems: string;
  /** The file with its authors. */
  readonly authors: string;
  /** The folder with the terms of its papers; only there if the semantic index is built. */
  readonly terms: string;
}

/** Copies a shard into the folder of the index; `undefined` if none of its papers could be read. */
async function installShard(
  input: ShardInput,
  folder: string,
  outDir: string,
  keepFolder: (name: string) => boolean,
): Promise<InstalledShard | undefined> {
  const { papers, years, engine, digest } = await readFacts(folder);
  if (papers === 0) return undefined;
  const { first, last } = input;
  const shard = { folder: `${last}.${digest}`, papers, first, last, years };
  const isKept = keepFolder(shard.folder);
  if (!isKept) linkFolder(join(folder, SHARD_PATHS.index), join(outDir, shard.folder));
  // Other shards install the same files at the same time. A copy that replaces a file would remove it for a moment.
  await cp(join(folder, SHARD_PATHS.engine), outDir, { recursive: true, force: false });
  return {
    isKept,
    shard,
    engine,
    stems: join(folder, SHARD_PATHS.stems),
    authors: join(folder, SHARD_PATHS.authors),
    terms: join(folder, SHARD_PATHS.terms),
  };
}

/**
 * Calls `onFolder` with every shard and its folder in the cache. Cached shards are handed over while the others are built.
 * @returns how many shards were built.
 */
async function findOrBuild(
  inputs: readonly ShardInput[],
  cache: ShardCache,
  { contentDir, snapshot, topicsFiles, vectors }: IndexOptions,
  onProgress: ShardProgress,
  onFolder: (input: ShardInput, folder: string) => Promise<void>,
): Promise<number> {
  const cached = await Promise.all(
    inputs.map(async (input) => ({ input, folder: await cache.find(input.digest) })),
  );
  const missing = cached.flatMap(({ input, folder }) => (folder === undefined ? [input] : []));
  const built = missing.length;
  const reused = inputs.length - built;
  const stopping = new AbortController();
  let done = reused;
  onProgress(inputs.length, done, reused);
  const buildMissing = async () => {
    for (let input = missing.shift(); input !== undefined; input = missing.shift()) {
      const job = {
        contentDir,
        topicsFiles: [...topicsFiles],
        paths: [...input.paths],
        ...(snapshot !== undefined && { snapshot: snapshot.file }),
        ...(vectors !== undefined && { vectors }),
      };
      const build = (folder: string) => buildShardInProcess({ ...job, folder }, stopping.signal);
      await onFolder(input, await cache.add(input.digest, build));
      done += 1;
      onProgress(inputs.length, done, reused);
    }
  };
  const installCached = async () => {
    for (const { input, folder } of cached) {
      // Let the shards that are being built make progress.
      await turn();
      if (folder !== undefined) await onFolder(input, folder);
    }
  };
  try {
    await Promise.all([...Array.from({ length: CONCURRENCY }, buildMissing), installCached()]);
  } finally {
    // After a failure, do not wait for the other shards.
    missing.length = 0;
    stopping.abort();
  }
  return built;
}

async function writeDictionary(
  counts: ReadonlyMap<string, number>,
  outDir: string,
): Promise<DictionaryFiles> {
  const { texts, forward, backward } = encodeDictionary(counts);
  const folder = `words.${hash('sha256', [...texts.values()].join('\n')).slice(0, 8)}`;
  await mkdir(join(outDir, folder));
  for (const [name, text] of texts) await writeFile(join(outDir, folder, name), text);
  return { folder, forward, backward };
}
