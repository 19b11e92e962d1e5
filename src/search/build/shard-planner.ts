/** A volume of the store, a folder of papers, and how many papers it has. */
export interface MonthSize {
  /** The month of its listing, `2025-12`, or `undated`. */
  readonly name: string;
  readonly papers: number;
}

/** The papers of a volume from the one at `from` up to but not with the one at `to`, in the order of their paths. */
export interface Slice {
  readonly month: string;
  readonly from: number;
  readonly to: number;
}

/** What one index is made of, the oldest volume first. */
export interface PlannedShard {
  readonly slices: readonly Slice[];
  readonly papers: number;
}

/** How many papers a shard may have, and how many of closed volumes may stand beside the newest. */
export interface PlanLimits {
  readonly shard: number;
  readonly fresh: number;
}

/** The volume of the papers of which nobody knows when they were listed. */
export const UNDATED = 'undated';

/**
 * A query loads some 4 kB for each word and shard, whatever the shard's size, so that few large shards are better than
 * many small ones; more than 20,000 papers would need more than 2.5 GB of memory to be made.
 */
export const PLAN_LIMITS: PlanLimits = { shard: 20_000, fresh: 3000 };

/**
 * Shares out volumes among shards, the newest shard first. Whatever comes to the newest volume changes the first shard
 * alone, and a new volume at most two, so that an archive's daily update costs one small shard.
 *
 * An archive of at most `shard` papers is one shard: each further one costs a reader another part of the index for every
 * word. In larger ones volumes gather beside the newest until they are `fresh` papers, and then move as a whole into the
 * last of the large shards, which is full when they do not fit in. A volume that would fill a shard alone is cut, in pieces
 * that leave room for what gathers beside them.
 */
export function planShards(
  months: readonly MonthSize[],
  limits: PlanLimits = PLAN_LIMITS,
): readonly PlannedShard[] {
  const whole = allInOneShard(months);
  if (whole.papers <= limits.shard) return whole.papers === 0 ? [] : [whole];
  const slices = months
    .filter(({ papers }) => papers > 0)
    .toSorted(byAge)
    .flatMap((volume) => splitMonth(volume, limits.shard - limits.fresh));
  const newest = slices.pop();
  if (newest === undefined) return [];
  const blocks = mergeNeighbours(
    slices.map((piece) => shardOf([piece])),
    limits.fresh,
  );
  const open = (blocks.at(-1)?.papers ?? Number.POSITIVE_INFINITY) <= limits.fresh ? blocks.pop() : undefined;
  const large = mergeNeighbours(blocks, limits.shard);
  return [...large, shardOf([...(open?.slices ?? []), newest])].toReversed();
}

/** All volumes in one. */
function allInOneShard(months: readonly MonthSize[]): PlannedShard {
  const filled = months.filter(({ papers }) => papers > 0).toSorted(byAge);
  return shardOf(filled.map(({ name, papers }) => ({ volume: name, from: 0, to: papers })));
}

/** The order of volumes: what has no date comes before every month. */
function byAge(one: MonthSize, other: MonthSize): number {
  const [a, b] = [one, other].map(({ name }) => (name === UNDATED ? '' : name));
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}

function splitMonth({ name, papers }: MonthSize, most: number): Slice[] {
  const slices: Slice[] = [];
  for (let from = 0; from < papers; from += most)
    slices.push({ month: name, from, to: Math.min(from + most, papers) });
  return slices;
}

/** Puts neighbours together as long as they have at most so many papers. */
function mergeNeighbours(parts: readonly PlannedShard[], most: number): PlannedShard[] {
  const groups: PlannedShard[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last !== undefined && last.papers + part.papers <= most)
      groups[groups.length - 1] = shardOf([...last.slices, ...part.slices]);
    else groups.push(part);
  }
  return groups;
}

function shardOf(slices: readonly Slice[]): PlannedShard {
  return { slices, papers: slices.reduce((sum, { from, to }) => sum + to - from, 0) };
}
