/** A month folder of the store, and its number of papers. */
export interface MonthSize {
  /** The month in which the papers were listed, `2025-12`, or `undated`. */
  readonly name: string;
  readonly papers: number;
}

/** The papers of a month from index `from` up to, but not including, `to`, in the order of their paths. */
export interface Slice {
  readonly month: string;
  readonly from: number;
  readonly to: number;
}

/** The papers of one shard, the oldest month first. */
export interface PlannedShard {
  readonly slices: readonly Slice[];
  readonly papers: number;
}

/** The sizes of shards, in papers. */
export interface PlanLimits {
  /**
   * The most papers of the shard of the newest weeks, unless a single week has more. A day's update rebuilds it, and readers who are
   * offline load it again.
   */
  readonly newest: number;
  /** The most papers of an archive whose newest weeks have no shard of their own. */
  readonly undivided: number;
  /** The most papers of a shard. */
  readonly shard: number;
  /** The most papers of older months in the shard of the newest month. */
  readonly fresh: number;
}

/** The month of papers whose listing day is unknown. */
export const UNDATED = 'undated';

/**
 * A query loads about 4 kB for each word and large shard, so few large shards are better than many small ones. Building a shard of more
 * than 20,000 papers would need more than 2.5 GB of memory. An archive of 3,000 papers is rebuilt in some four seconds, while its pages
 * are made. For one of 15,000 papers that takes twice as long as all else of a day's update, and changes five times as many files.
 */
export const PLAN_LIMITS: PlanLimits = { newest: 300, undivided: 3000, shard: 20_000, fresh: 3000 };

/**
 * Distributes months over shards, the newest shard first. New papers in the newest month change only the first shard, and a
 * new month changes at most two shards. So an archive's daily update rebuilds one small shard.
 *
 * An archive of at most `shard` papers is one shard here, because each further large shard costs a reader another chunk of the index
 * for every word. In a larger archive, months are added to the newest shard until its older months have `fresh` papers. Then these
 * months move to the newest large shard, or to a new one if they do not fit. A month that would fill a shard alone is split
 * into slices that leave room for the months in the same shard.
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
    .flatMap((month) => splitMonth(month, limits.shard - limits.fresh));
  const newest = slices.pop();
  if (newest === undefined) return [];
  const blocks = mergeNeighbours(
    slices.map((slice) => shardOf([slice])),
    limits.fresh,
  );
  const open = (blocks.at(-1)?.papers ?? Number.POSITIVE_INFINITY) <= limits.fresh ? blocks.pop() : undefined;
  const large = mergeNeighbours(blocks, limits.shard);
  return [...large, shardOf([...(open?.slices ?? []), newest])].toReversed();
}

/** All months in one shard. */
function allInOneShard(months: readonly MonthSize[]): PlannedShard {
  const filled = months.filter(({ papers }) => papers > 0).toSorted(byAge);
  return shardOf(filled.map(({ name, papers }) => ({ month: name, from: 0, to: papers })));
}

/** Compares months, the oldest first; undated papers come before every month. */
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

/** Merges neighbouring parts as long as they have at most `most` papers together. */
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
