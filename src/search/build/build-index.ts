import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeModel } from '../../vectors/model/model-file.ts';
import { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import { MANIFEST_FILE, type Manifest } from '../format/manifest.ts';
import { writeManifest } from '../format/manifest-json.ts';
import { findOrBuild, type ShardProgress } from './find-or-build.ts';
import { writePartsList } from './former-generation.ts';
import { type IndexPlan, planIndex, type ShardOptions } from './index-plan.ts';
import { DamagedCache } from './output/file-pack.ts';
import { IndexOutput, type OutputOptions } from './output/index-output.ts';
import { readAuthorLists } from './segments/author-lists.ts';
import type { SegmentCache } from './segments/segment-cache.ts';
import { writeAuthorIndex } from './segments/write-author-index.ts';
import { writeDictionary } from './segments/write-dictionary.ts';
import { writeRoutingTable } from './segments/write-routing-table.ts';
import { writeSemanticIndex } from './segments/write-semantic-index.ts';
import { NO_PAGEFIND, readFacts, readWordCounts, SHARD_PATHS, type ShardFacts } from './shard-builder.ts';
import type { ShardInput } from './shard-inputs.ts';
import { PLAN_LIMITS } from './shard-planner.ts';

/** The inputs of a search index, and the folder it is written to; absolute paths. */
export interface IndexOptions extends ShardOptions, OutputOptions {
  /** The number of papers from which an author has a page; by default 1. */
  readonly minAuthorPapers?: number;
  /**
   * Waits until the pages are made, and returns whether the author with a slug has one; by default no author has. Before that the index is
   * made as far as it can be in this process.
   */
  readonly untilPages?: () => Promise<(slug: string) => boolean>;
}

/** The number of papers, and of the shards that were built or reused. */
export interface IndexReport {
  readonly papers: number;
  readonly shards: { readonly built: number; readonly reused: number };
}

/** A cache that is damaged again after so many attempts is on a disk that fails. */
const ATTEMPTS = 5;

/** Writes the search index of a store: shards, dictionary, routing table, author index and manifest. @throws {IndexError} */
export async function buildIndex(options: IndexOptions, onProgress: ShardProgress): Promise<IndexReport> {
  const plan = await planIndex(options);
  await mkdir(options.outDir, { recursive: true });
  const build = { ...plan, options };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeIndexFiles(build, onProgress);
    } catch (error) {
      if (!(error instanceof DamagedCache) || attempt === ATTEMPTS) throw error;
      // Its size and time are as they were. Only its digest tells.
      await plan.cache.remove(error.folder);
    }
  }
}

interface IndexBuild extends IndexPlan {
  readonly options: IndexOptions;
}

/** @throws {DamagedCache} if the cache is damaged. */
async function writeIndexFiles(build: IndexBuild, onProgress: ShardProgress): Promise<IndexReport> {
  const { options, cache, digests, inputs } = build;
  const output = new IndexOutput(options);
  const installed = new Map<ShardInput, InstalledShard>();
  const built = await findOrBuild(
    inputs,
    { ...options, cache, digests },
    onProgress,
    async (input, folder) => {
      const facts = await readFacts(folder);
      if (facts.papers === 0) return;
      const shard = { folder, facts, name: `${input.last}.${facts.digest}` };
      output.addPack(join(folder, SHARD_PATHS.files), shard.name);
      installed.set(input, shard);
    },
  );
  const newestFirst = inputs.flatMap((input) => {
    const shard = installed.get(input);
    return shard === undefined ? [] : [{ ...shard, input }];
  });
  const manifest = await writeOthers(build, newestFirst, { cache, code: digests.code, output });
  output.addChanging({ path: MANIFEST_FILE, bytes: Buffer.from(writeManifest(manifest)) });
  await writePartsList(options.outDir, output.names);
  return { papers: manifest.papers, shards: { built, reused: inputs.length - built } };
}

interface InstalledShard {
  /** Its folder in the cache, and its name in the index. */
  readonly folder: string;
  readonly name: string;
  readonly facts: ShardFacts;
}

/** Writes the files that are made from all shards. */
async function writeOthers(
  { options, model, digests }: IndexBuild,
  newestFirst: readonly (InstalledShard & { readonly input: ShardInput })[],
  segments: SegmentCache,
): Promise<Manifest> {
  const inEach = (name: keyof typeof SHARD_PATHS) =>
    newestFirst.map(({ folder }) => join(folder, SHARD_PATHS[name]));
  const listsOf = (name: 'authors' | 'stems') =>
    newestFirst.map(({ folder, facts }) => ({ file: join(folder, SHARD_PATHS[name]), papers: facts.papers }));
  const vocabulary = await writeDictionary(inEach('words'), segments, (list) =>
    readWordCounts(dirname(list)),
  );
  const papers = newestFirst.reduce((sum, { facts }) => sum + facts.papers, 0);
  // A query asks all shards of a smaller archive at once, whatever words they have.
  const isRouted = papers > (options.limits ?? PLAN_LIMITS).shard;
  const routes = isRouted ? await writeRoutingTable(listsOf('stems'), segments) : undefined;
  const semantic =
    model === undefined
      ? []
      : await writeSemanticIndex({
          ...segments,
          folders: inEach('terms'),
          vectorizer: () => new TextVectorizer(decodeModel(model)),
          vectors: digests.vectors,
        });
  const lists = await readAuthorLists(listsOf('authors'), options.minAuthorPapers ?? 1);
  const hasPage = (await options.untilPages?.()) ?? (() => false);
  const authors = await writeAuthorIndex(lists, segments, hasPage);
  const shards = newestFirst.map(({ name, facts, input: { first, last } }) => {
    return { folder: name, papers: facts.papers, first, last, years: facts.years };
  });
  return {
    papers,
    engine: newestFirst[0]?.facts.engine ?? NO_PAGEFIND,
    vocabulary,
    ...(routes !== undefined && { routes }),
    authors,
    ...(semantic.length > 0 && { semantic }),
    shards,
  };
}
