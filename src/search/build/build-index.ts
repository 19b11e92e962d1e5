import { hash } from 'node:crypto';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { paperFiles } from '../../store/store.ts';
import {
  type EngineFiles,
  MANIFEST_FILE,
  type ManifestShard,
  type VocabularyFiles,
  writeManifest,
} from '../format/manifest.ts';
import { wordFiles } from '../spelling/dictionary-files.ts';
import { listParts } from './former-generation.ts';
import { addWords, NO_ENGINE, readFacts, SHARD_PARTS } from './shard-builder.ts';
import { linkFolder, openShardStock, type ShardStock } from './shard-cache.ts';
import { type ShardInput, shardInputs } from './shard-inputs.ts';
import type { PlanLimits } from './shard-planner.ts';
import { runShard } from './shard-process.ts';
import { type HasAuthorPage, writeAuthors } from './write-author-index.ts';
import { writeRoutes } from './write-routing-table.ts';

/** What a search index is made of, and where it is put; absolute paths. */
export interface SearchOptions {
  readonly contentDir: string;
  /** The first that exists has the vocabulary of the topics. */
  readonly topicsFiles: readonly string[];
  /** Where shards that were made before are kept. */
  readonly stockDir: string;
  readonly outDir: string;
  /** How many papers a shard may have; as many as the largest archives need where nothing is said. */
  readonly limits?: PlanLimits;
  /** Whether the site has a page of an author; none where it is not said. */
  readonly hasAuthorPage?: HasAuthorPage;
}

/** What has been made. */
export interface SearchReport {
  readonly papers: number;
  readonly shards: { readonly built: number; readonly reused: number };
}

/** Hears how far the work is: how many shards there are, how many of them are done, how many of these were at hand. */
export type ShardProgress = (shards: number, done: number, reused: number) => void;

/** One more than can work, since each waits for the engine in between; more would need more memory than small machines have. */
const AT_ONCE = Math.min(3, availableParallelism() + 1);

/** Writes the search index of a store's papers: its shards, the words of the papers, and the manifest. @throws {IndexError} */
export async function makeSearch(options: SearchOptions, onProgress: ShardProgress): Promise<SearchReport> {
  const { contentDir, topicsFiles, stockDir, outDir, limits, hasAuthorPage = () => false } = options;
  const inputs = await shardInputs(contentDir, topicsFiles, await paperFiles(contentDir), limits);
  const stock = await openShardStock(stockDir);
  await mkdir(outDir, { recursive: true });
  const words = new Map<string, number>();
  const placed = new Map<ShardInput, PlacedShard>();
  const built = await findOrMake(inputs, stock, options, onProgress, async (input, folder) => {
    await addWords(folder, words);
    const shard = await place(input, folder, outDir);
    if (shard !== undefined) placed.set(input, shard);
  });
  const newestFirst = inputs.flatMap((input) => placed.get(input) ?? []);
  const shards = newestFirst.map(({ shard }) => shard);
  const papers = shards.reduce((sum, shard) => sum + shard.papers, 0);
  const engine = newestFirst[0]?.engine ?? NO_ENGINE;
  const vocabulary = await writeVocabulary(words, outDir);
  const routes = await writeRoutes(
    newestFirst.map(({ roots }) => roots),
    outDir,
  );
  const authors = await writeAuthors(
    newestFirst.map(({ authors }) => authors),
    outDir,
    hasAuthorPage,
  );
  const manifest = { papers, engine, vocabulary, ...(routes !== undefined && { routes }), authors, shards };
  await writeFile(join(outDir, MANIFEST_FILE), writeManifest(manifest));
  await listParts(outDir);
  return { papers, shards: { built, reused: inputs.length - built } };
}

interface PlacedShard {
  readonly shard: ManifestShard;
  readonly engine: EngineFiles;
  /** The files with the roots of its words, and with its authors. */
  readonly roots: string;
  readonly authors: string;
}

/** Puts a shard to where the page looks for it; nothing where none of its papers could be read. */
async function place(input: ShardInput, folder: string, outDir: string): Promise<PlacedShard | undefined> {
  const { papers, years, engine, digest } = await readFacts(folder);
  if (papers === 0) return undefined;
  const shard = { folder: `${lastOf(input)}.${digest}`, papers, ...spanOf(input), years };
  linkFolder(join(folder, SHARD_PARTS.index), join(outDir, shard.folder));
  // Other shards place the same files at the same time, which a copy that replaces them would remove in between.
  await cp(join(folder, SHARD_PARTS.engine), outDir, { recursive: true, force: false });
  return {
    shard,
    engine,
    roots: join(folder, SHARD_PARTS.roots),
    authors: join(folder, SHARD_PARTS.authors),
  };
}

/**
 * Hands every shard with its folder in the stock to `onFolder`, those at hand while the others are being made, and gives
 * how many had to be made.
 */
async function findOrMake(
  inputs: readonly ShardInput[],
  stock: ShardStock,
  { contentDir, topicsFiles }: SearchOptions,
  onProgress: ShardProgress,
  onFolder: (input: ShardInput, folder: string) => Promise<void>,
): Promise<number> {
  const known = await Promise.all(
    inputs.map(async (input) => ({ input, folder: await stock.find(input.digest) })),
  );
  const missing = known.flatMap(({ input, folder }) => (folder === undefined ? [input] : []));
  const built = missing.length;
  const reused = inputs.length - built;
  const stopping = new AbortController();
  let done = reused;
  onProgress(inputs.length, done, reused);
  const work = async () => {
    for (let input = missing.shift(); input !== undefined; input = missing.shift()) {
      const order = { contentDir, topicsFiles: [...topicsFiles], paths: [...input.paths] };
      const make = (folder: string) => runShard({ ...order, folder }, stopping.signal);
      await onFolder(input, await stock.add(input.digest, make));
      done += 1;
      onProgress(inputs.length, done, reused);
    }
  };
  const atHand = async () => {
    for (const { input, folder } of known) {
      // What is being made gets its turn.
      await turn();
      if (folder !== undefined) await onFolder(input, folder);
    }
  };
  try {
    await Promise.all([...Array.from({ length: AT_ONCE }, work), atHand()]);
  } finally {
    // Where one has failed, nobody waits for the others.
    missing.length = 0;
    stopping.abort();
  }
  return built;
}

function spanOf(input: ShardInput): Pick<ManifestShard, 'first' | 'last'> {
  return { first: input.slices[0]?.volume ?? '', last: lastOf(input) };
}

function lastOf({ slices }: ShardInput): string {
  return slices.at(-1)?.volume ?? '';
}

async function writeVocabulary(
  counts: ReadonlyMap<string, number>,
  outDir: string,
): Promise<VocabularyFiles> {
  const { texts, forward, backward } = wordFiles(counts);
  const folder = `words.${hash('sha256', [...texts.values()].join('\n')).slice(0, 8)}`;
  await mkdir(join(outDir, folder));
  for (const [name, text] of texts) await writeFile(join(outDir, folder, name), text);
  return { folder, forward, backward };
}
