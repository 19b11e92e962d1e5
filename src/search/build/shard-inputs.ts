import { createHash, hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { digestOfCode } from '../../store/code.ts';
import { readPaperBytes } from '../../store/store.ts';
import { StoreError } from '../../store/store-error.ts';
import { firstExisting } from './load-documents.ts';
import { type ListedFile, splitNewestWeeks } from './newest-weeks.ts';
import { PLAN_LIMITS, type PlanLimits, planShards, UNDATED } from './shard-planner.ts';

/** The inputs of a shard: the paths of its papers, and a digest of everything that its bytes depend on. */
export interface ShardInput {
  readonly paths: readonly string[];
  /** Its oldest and its newest month, `2025-12` or `undated`. */
  readonly first: string;
  readonly last: string;
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
  const { hashes, days, duplicates } = hashPapers(contentDir, paths);
  const wanted = plan.map(({ slices }) =>
    slices.flatMap(({ month, from, to }) => months.get(month)?.slice(from, to) ?? []),
  );
  return withNewestWeeks(wanted, days).map((planned) => {
    const own = planned.filter((path) => !duplicates.has(path));
    const digest = createHash('sha256').update(`${code}\0${vectors}\0`).update(topics);
    for (const path of own) digest.update(`\0${path}\0`).update(hashes.get(path) ?? '');
    const [first, last] = [monthOf(planned[0] ?? ''), monthOf(planned.at(-1) ?? '')];
    return { paths: own, first, last, digest: digest.digest('hex').slice(0, 32) };
  });
}

/** In an archive of several shards, the newest weeks have one of their own, so that a new day changes little. */
function withNewestWeeks(
  [newest = [], ...older]: readonly (readonly string[])[],
  days: ReadonlyMap<string, string>,
): readonly (readonly string[])[] {
  const files = newest.map((path) => ({ path, listed: days.get(path) ?? '' }));
  const split = older.length === 0 ? undefined : splitNewestWeeks(files);
  if (split === undefined) return newest.length === 0 ? older : [newest, ...older];
  const pathsOf = (part: readonly ListedFile[]) => part.map(({ path }) => path);
  return [pathsOf(split.newest), pathsOf(split.others), ...older];
}

/** The month of a paper's file, `2025-12`, from its folder; `undated` for a file anywhere else. */
function monthOf(path: string): string {
  const [, year, month] = /^papers\/(\d{4})\/(\d{2})\//u.exec(path) ?? [];
  return year === undefined || month === undefined ? UNDATED : `${year}-${month}`;
}

/** The hashes of the files, the days of their papers, and the files whose id an earlier file has: duplicates have no page. */
function hashPapers(
  contentDir: string,
  paths: readonly string[],
): {
  readonly hashes: ReadonlyMap<string, string>;
  readonly days: ReadonlyMap<string, string>;
  readonly duplicates: ReadonlySet<string>;
} {
  const [hashes, days] = [new Map<string, string>(), new Map<string, string>()];
  const ids = new Set<string>();
  const duplicates = new Set<string>();
  for (const path of paths) {
    const bytes = bytesOf(contentDir, path);
    hashes.set(path, hash('sha256', bytes, 'base64url'));
    days.set(path, dayIn(bytes));
    const id = idIn(bytes) ?? basename(path, '.md');
    if (ids.has(id)) duplicates.add(path);
    ids.add(id);
  }
  return { hashes, days, duplicates };
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

/** The first bytes of a file, which have its day unless hundreds of authors come before it. */
const FRONT = 8000;
const LISTED = /^listed:[ \t]+["']?(\d{4}-\d\d-\d\d)/mu;

/** The day on which the paper was listed; empty if the file does not begin with it. */
function dayIn(bytes: Buffer): string {
  return LISTED.exec(bytes.toString('utf8', 0, FRONT))?.[1] ?? '';
}
