import { hash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { digestOfCode } from '../../store/code.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import type { FactDigests } from './paper-facts.ts';
import { buildShard } from './shard-builder.ts';
import { damagedPart, type ShardCache } from './shard-cache.ts';
import type { ShardInput } from './shard-inputs.ts';
import { buildShardInProcess } from './shard-process.ts';

/** Reports progress: the number of shards, the number of finished shards, and how many of these came from the cache. */
export type ShardProgress = (shards: number, done: number, reused: number) => void;

/** How shards are found and built. */
export interface ShardSources {
  readonly cache: ShardCache;
  readonly cacheDir: string;
  readonly contentDir: string;
  readonly snapshot?: Snapshot;
  readonly topicsFiles: readonly string[];
  /** The file of word vectors. */
  readonly vectors?: string;
  readonly digests: FactDigests;
  /** Is called with a note for the owner of the site. */
  readonly notice?: (text: string) => void;
  /** Waits until the pages are made. Many shards wait for that, so that not too many processes are at work at once. */
  readonly untilPages?: () => Promise<unknown>;
}

/** One process more than there are cores, because each waits for Pagefind at times. More than three need too much memory. */
const CONCURRENCY = Math.min(3, availableParallelism() + 1);

/** So many processes build shards while others make the pages. A day changes two shards at most. */
const MOST_WITH_PAGES = 1;

/** A shard of so few papers is built in this process: starting another would take longer than building it. */
const SMALL_SHARD = 3000;

/** The folders of the code that decides the terms of a word. */
export const TERMS_CODE = [
  'paper/names',
  'search/analysis',
  'search/format',
  'search/pagefind',
  'search/spelling',
];

/**
 * Calls `onFolder` with every shard and its folder in the cache. Cached shards are handed over while the others are built.
 * @returns how many shards were built.
 */
export async function findOrBuild(
  inputs: readonly ShardInput[],
  sources: ShardSources,
  onProgress: ShardProgress,
  onFolder: (input: ShardInput, folder: string) => Promise<void>,
): Promise<number> {
  const { cache, notice = () => undefined } = sources;
  const cached = await Promise.all(
    inputs.map(async (input) => ({ input, folder: await cache.find(input.digest) })),
  );
  const missing = cached.flatMap(({ input, folder }) => (folder === undefined ? [input] : []));
  const built = missing.length;
  const reused = inputs.length - built;
  const stopping = new AbortController();
  let done = reused;
  onProgress(inputs.length, done, reused);
  const jobOf = shardJobs(inputs, sources);
  const isSmall = ({ paths }: ShardInput) => paths.length <= SMALL_SHARD && sources.snapshot !== undefined;
  const large = missing.filter((input) => !isSmall(input));
  if (large.length > MOST_WITH_PAGES) await sources.untilPages?.();
  const buildMissing = async () => {
    for (let input = missing.shift(); input !== undefined; input = missing.shift()) {
      const job = jobOf(input);
      const onDamage = () => notice(damagedPart(job.knownTerms));
      const build = (folder: string) =>
        isSmall(input)
          ? buildShard({ ...job, folder }, onDamage, sources.snapshot)
          : buildShardInProcess({ ...job, folder }, onDamage, stopping.signal);
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

function shardJobs(inputs: readonly ShardInput[], sources: ShardSources) {
  const { cacheDir, contentDir, snapshot, topicsFiles, vectors, digests } = sources;
  const code = digestOfCode(TERMS_CODE);
  return (input: ShardInput) => {
    // Counted from the oldest, so that a shard keeps its number when there are new ones.
    const number = inputs.length - inputs.indexOf(input);
    return {
      contentDir,
      topicsFiles: [...topicsFiles],
      paths: [...input.paths],
      digests,
      knownTerms: join(cacheDir, `terms-${hash('sha256', `${code} ${number}`).slice(0, 32)}`),
      ...(snapshot !== undefined && { snapshot: snapshot.file }),
      ...(vectors !== undefined && { vectors }),
    };
  };
}
