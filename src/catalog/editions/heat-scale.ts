/** The colour level of a day or a month in a heatmap: from 1 (the quarter with the fewest papers) to 4 (with the most). */
export type HeatLevel = 1 | 2 | 3 | 4;

/** The range of paper counts of one level, both ends included. */
export interface HeatStep {
  readonly level: HeatLevel;
  readonly from: number;
  readonly to: number;
}

export interface HeatScale {
  /** The level of a number of papers; 0 for no papers. */
  levelOf(count: number): HeatLevel | 0;
  /** The ranges of the levels that occur, fewest papers first. */
  readonly steps: readonly HeatStep[];
}

const LEVELS: readonly HeatLevel[] = [1, 2, 3, 4];

/**
 * A scale by the quartiles of the counts. On a linear scale, one day with very many papers would make all others look alike.
 * Equal counts have the same level: that of their middle rank.
 */
export function heatScale(counts: readonly number[]): HeatScale {
  const sorted = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  const levelOf = (count: number): HeatLevel | 0 => {
    if (count === 0) return 0;
    const rank =
      (countSmaller(sorted, count) + countSmaller(sorted, count + 1)) / 2 / Math.max(1, sorted.length);
    return LEVELS.find((level) => rank <= level / LEVELS.length) ?? 4;
  };
  const byLevel = Map.groupBy(sorted, levelOf);
  const steps = LEVELS.flatMap((level) => {
    const own = byLevel.get(level) ?? [];
    const [from, to] = [own[0], own.at(-1)];
    return from === undefined || to === undefined ? [] : [{ level, from, to }];
  });
  return { levelOf, steps };
}

/** The number of counts smaller than `count`, by binary search. */
function countSmaller(sorted: readonly number[], count: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < count) low = middle + 1;
    else high = middle;
  }
  return low;
}
