import { type Month, monthOf, type Week, weekOf } from '../../paper/days.ts';
import type { Edition } from './editions.ts';

/** The editions of a week, a month or a year, oldest first, and the nearest periods with papers. */
export interface Period<Key extends string = string> {
  readonly key: Key;
  readonly editions: readonly Edition[];
  readonly paperCount: number;
  readonly previous?: Key;
  readonly next?: Key;
}

/** Editions by ISO week. */
export function weeksOf(editions: readonly Edition[]): Map<Week, Period<Week>> {
  return periodsOf(editions, weekOf);
}

/** Editions by calendar month. */
export function monthsOf(editions: readonly Edition[]): Map<Month, Period<Month>> {
  return periodsOf(editions, monthOf);
}

/** Editions by calendar year. */
export function yearsOf(editions: readonly Edition[]): Map<string, Period> {
  return periodsOf(editions, (day) => day.slice(0, 4));
}

function periodsOf(editions: readonly Edition[], keyOf: (day: string) => string): Map<string, Period> {
  const groups = Map.groupBy(editions, ({ day }) => keyOf(day));
  const keys = [...groups.keys()].sort();
  return new Map(
    keys.map((key, i) => {
      const own = groups.get(key) ?? [];
      const [previous, next] = [keys[i - 1], keys[i + 1]];
      const period: Period = {
        key,
        editions: own,
        paperCount: own.reduce((sum, { papers }) => sum + papers.length, 0),
        ...(previous !== undefined && { previous }),
        ...(next !== undefined && { next }),
      };
      return [key, period];
    }),
  );
}
