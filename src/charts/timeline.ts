import { type Month, monthOf } from '../paper/days.ts';

/** A month or year, and a count for it. */
export interface TimePoint {
  /** `2026-03`, or `2026` if the unit is a year. */
  readonly key: string;
  readonly count: number;
}

/** Counts over time without gaps, oldest first. */
export interface Timeline {
  readonly unit: 'month' | 'year';
  readonly points: readonly TimePoint[];
}

/** The largest number of months in a timeline. With more, columns would be narrower than a finger. */
const MOST_MONTHS = 60;

/** The timeline from the first to the last month; it has years instead if there are too many months. */
export function timelineOf(counts: ReadonlyMap<Month, number>): Timeline {
  const months = [...counts.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return { unit: 'month', points: [] };
  const all = monthsBetween(first, last);
  if (all.length <= MOST_MONTHS)
    return { unit: 'month', points: all.map((key) => ({ key, count: counts.get(key) ?? 0 })) };
  const years = Map.groupBy(all, (month) => month.slice(0, 4));
  const points = [...years].map(([key, own]) => ({
    key,
    count: own.reduce((sum, month) => sum + (counts.get(month) ?? 0), 0),
  }));
  return { unit: 'year', points };
}

/** All months from `first` to `last`, inclusive. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const [from, to] = [numberOf(first), numberOf(last)];
  return Array.from({ length: to - from + 1 }, (_, index) => monthAt(from + index));
}

/** The number of things listed in each month; things without a day are left out. */
export function countByMonth(things: Iterable<{ readonly listed?: string | undefined }>): Map<Month, number> {
  const counts = new Map<Month, number>();
  for (const { listed } of things) {
    if (listed === undefined) continue;
    const month = monthOf(listed);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return counts;
}

/** The number of months since year 0. */
function numberOf(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthAt(number: number): Month {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
