/** How deep the colour of a day or a month is: from 1, among the quarter with fewest papers, to 4, with most. */
export type HeatLevel = 1 | 2 | 3 | 4;

/** The numbers of papers that one level stands for, both included. */
export interface HeatStep {
  readonly level: HeatLevel;
  readonly from: number;
  readonly to: number;
}

export interface HeatScale {
  /** The level of a number of papers; 0 for none. */
  levelOf(count: number): HeatLevel | 0;
  /** The levels that occur, fewest papers first. */
  readonly steps: readonly HeatStep[];
}

const LEVELS: readonly HeatLevel[] = [1, 2, 3, 4];

/**
 * The levels of some numbers of papers by their quartiles, so that one day with very many does not make all others look
 * alike. Equal numbers have one level, by the middle of their ranks.
 */
export function heatScale(counts: readonly number[]): HeatScale {
  const sorted = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  const levelOf = (count: number): HeatLevel | 0 => {
    if (count === 0) return 0;
    const rank = (rankIn(sorted, count) + rankIn(sorted, count + 1)) / 2 / Math.max(1, sorted.length);
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

/** How many of the sorted numbers are smaller than a whole one; binary search. */
function rankIn(sorted: readonly number[], count: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < count) low = middle + 1;
    else high = middle;
  }
  return low;
}
