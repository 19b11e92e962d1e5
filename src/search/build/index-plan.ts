import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { digestOfCode } from '../../store/code.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { firstExisting } from './load-documents.ts';
import type { FactDigests } from './paper-facts.ts';
import { damagedPart, openShardCache, type ShardCache } from './shard-cache.ts';
import { INDEX_CODE, type ShardInput, shardInputs } from './shard-inputs.ts';
import type { PlanLimits } from './shard-planner.ts';
import { filesOfSnapshot, filesOfStore } from './stored-files.ts';

/** What shards are built from; absolute paths. */
export interface ShardOptions {
  readonly contentDir: string;
  /** A snapshot of the store, which is read in its place, also by the processes that build shards. */
  readonly snapshot?: Snapshot;
  /** The topics are read from the first of these files that exists. */
  readonly topicsFiles: readonly string[];
  /** Keeps built shards, so that the next build can reuse them. */
  readonly cacheDir: string;
  /** The file of word vectors; without it, the index has no semantic index. It has been checked. */
  readonly vectors?: string;
  /** The sizes of shards; `PLAN_LIMITS` by default. */
  readonly limits?: PlanLimits;
  /** Is called with a note for the owner of the site. */
  readonly notice?: (text: string) => void;
}

/** The shards of an index, the newest first, and where they are found. */
export interface IndexPlan {
  readonly cache: ShardCache;
  readonly inputs: readonly ShardInput[];
  readonly digests: FactDigests;
  /** The bytes of the word vectors. */
  readonly model?: Buffer;
}

/** Plans the shards of a store, and opens their cache. */
export async function planIndex(options: ShardOptions): Promise<IndexPlan> {
  const { contentDir, snapshot, topicsFiles, cacheDir, limits, notice = () => undefined } = options;
  const model = options.vectors === undefined ? undefined : await readFile(options.vectors);
  const digests = {
    code: digestOfCode(INDEX_CODE),
    topics: await digestOfTopics(topicsFiles),
    vectors: model === undefined ? '' : hash('sha256', model),
  };
  const stored = snapshot === undefined ? await filesOfStore(contentDir) : filesOfSnapshot(snapshot);
  const inputs = await shardInputs(stored, digests, limits);
  const cache = await openShardCache(cacheDir, (shard) => notice(damagedPart(shard)));
  return { cache, digests, inputs, ...(model !== undefined && { model }) };
}

async function digestOfTopics(files: readonly string[]): Promise<string> {
  const file = firstExisting(files);
  return file === undefined ? '' : hash('sha256', await readFile(file));
}
