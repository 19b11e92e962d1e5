import { createHash, hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { digestOfCode } from '../../store/code.ts';
import { readPaperBytes } from '../../store/store.ts';
import { StoreError } from '../../store/store-error.ts';
import { firstExisting } from './load-documents.ts';
import { PLAN_LIMITS, type PlanLimits, type PlannedShard, planShards, UNDATED } from './shard-planner.ts';

/** The inputs of a shard: the paths of its papers, and a digest of everything that its bytes depend on. */
export interface ShardInput extends PlannedShard {
  readonly paths: readonly string[];
  readonly digest: string;
}

/** The folders of the code that determines the bytes of an index. */
export const INDEX_CODE = ['paper', 'text', 'site', 'catalog', 'store', 'search', 'vectors'];

/** Files besides the papers on which a shard depends. */
export interface InputFiles {
  /** The topics are read from the first of these files that exists. */
  readonly topicsFiles: readonly string[];
  /** A digest of the word vectors. */
  readonly vectors?: string;
}

/**
 * Plans the shards of the papers at the sorted `paths`, the newest shard first, and hashes their inputs. Papers are hashed
 * without parsing them, which takes a fraction of the time of building the shards.
 */
export async function shardInputs(
  contentDir: string,
  { topicsFiles, vectors = '' }: InputFiles,
  paths: readonly string[],
  limits: PlanLimits = PLAN_LIMITS,
): Promise<ShardInput[]> {
  const months = Map.groupBy(paths, monthOf);
  const sizes = [...months].map(([name, { length }]) => ({ name, papers: length }));
  const plan = planShards(sizes, limits);
  const code = await digestOfCode(INDEX_CODE);
  const topicsFile = firstExisting(topicsFiles);
  const topics = topicsFile === undefined ? '' : await readFile(topicsFile);
  const wanted = plan.map(({ slices }) =>
    slices.flatMap(({ month, from, to }) => months.get(month)?.slice(from, to) ?? []),
  );
  const { hashes, duplicates } = hashPapers(contentDir, paths);
  return plan.map((shard, at) => {
    const own = (wanted[at] ?? []).filter((path) => !duplicates.has(path));
    const digest = createHash('sha256').update(`${code}\0${vectors}\0`).update(topics);
    for (const path of own) digest.update(`\0${path}\0`).update(hashes.get(path) ?? '');
    return { ...shard, paths: own, digest: digest.digest('hex').slice(0, 32) };
  });
}

/** The month of a paper's file, `2025-12`, from its folder; `undated` for a file anywhere else. */
function monthOf(path: string): string {
  const [, year, month] = /^papers\/(\d{4})\/(\d{2})\//u.exec(path) ?? [];
  return year === undefined || month === undefined ? UNDATED : `${year}-${month}`;
}

/** The hashes of the files, and the files whose id an earlier file has: duplicates have no page. */
function hashPapers(
  contentDir: string,
  paths: readonly string[],
): { readonly hashes: ReadonlyMap<string, string>; readonly duplicates: ReadonlySet<string> } {
  const hashes = new Map<string, string>();
  const ids = new Set<string>();
  const duplicates = new Set<string>();
  for (const path of paths) {
    const bytes = bytesOf(contentDir, path);
    hashes.set(path, hash('sha256', bytes, 'base64url'));
    const id = idIn(bytes) ?? basename(path, '.md');
    if (ids.has(id)) duplicates.add(path);
    ids.add(id);
  }
  return { hashes, duplicates };
}

/** The bytes of a file; empty if it cannot be opened. The build of the pages reports such files. */
function bytesOf(contentDir: string, path: string): Buffer {
  try {
    return readPaperBytes(contentDir, path);
  } catch (error) {
    if (error instanceof StoreError) return Buffer.alloc(0);
    throw error;
  }
}

// The id is the first key of the front matter, unless a person has moved it.
const HEAD = 400;
const ID = /^id:[ \t]+(["']?)([^"'\s]+)\1[ \t]*\r?$/mu;

function idIn(bytes: Buffer): string | undefined {
  return ID.exec(bytes.toString('utf8', 0, HEAD))?.[2];
}
