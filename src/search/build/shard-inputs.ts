import { createHash } from 'node:crypto';
import { splitNewestWeeks } from './newest-weeks.ts';
import type { FactDigests } from './paper-facts.ts';
import { PLAN_LIMITS, type PlanLimits, planShards, UNDATED } from './shard-planner.ts';
import type { StoredFile } from './stored-files.ts';

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

/** Plans the shards of some files, in the order of their paths, the newest shard first, and hashes their inputs. */
export async function shardInputs(
  files: readonly StoredFile[],
  { code, topics, vectors }: FactDigests,
  limits: PlanLimits = PLAN_LIMITS,
): Promise<ShardInput[]> {
  const months = Map.groupBy(files, monthOf);
  const sizes = [...months].map(([name, { length }]) => ({ name, papers: length }));
  const plan = planShards(sizes, limits);
  const wanted = plan.map(({ slices }) =>
    slices.flatMap(({ month, from, to }) => months.get(month)?.slice(from, to) ?? []),
  );
  const divided = files.length > limits.undivided ? withNewestWeeks(wanted, limits.newest) : wanted;
  return divided.map((planned) => {
    const own = planned.filter(({ isDuplicate }) => !isDuplicate);
    const hash = createHash('sha256').update(`${code}\0${vectors}\0${topics}`);
    for (const { path, digest } of own) hash.update(`\0${path}\0`).update(digest);
    const [first, last] = [monthOf(planned[0]), monthOf(planned.at(-1))];
    const paths = own.map(({ path }) => path);
    return { paths, first, last, digest: hash.digest('hex').slice(0, 32) };
  });
}

/** The newest weeks get a shard of their own, so that a new day changes little. */
function withNewestWeeks(
  [newest = [], ...older]: readonly (readonly StoredFile[])[],
  most: number,
): readonly (readonly StoredFile[])[] {
  const split = splitNewestWeeks(newest, most);
  if (split === undefined) return newest.length === 0 ? older : [newest, ...older];
  return [split.newest, split.others, ...older];
}

/** The month of a paper's file, `2025-12`, from its folder; `undated` for a file anywhere else. */
function monthOf(file: StoredFile | undefined): string {
  const [, year, month] = /^papers\/(\d{4})\/(\d{2})\//u.exec(file?.path ?? '') ?? [];
  return year === undefined || month === undefined ? UNDATED : `${year}-${month}`;
}
