import { type Month, monthOf, type Week, weekOf } from '../../paper/days.ts';
import type { Edition, EditionSize } from './editions.ts';

/** The editions of a week, a month or a year, oldest first, and the nearest periods with papers. */
export interface Period<Key extends string = string, E extends EditionSize = Edition> {
  readonly key: Key;
  readonly editions: readonly E[];
  readonly paperCount: number;
  readonly previous?: Key;
  readonly next?: Key;
}

/** Editions by ISO week. */
export function weeksOf<E extends EditionSize>(editions: readonly E[]): Map<Week, Period<Week, E>> {
  return periodsOf(editions, weekOf);
}

/** Editions by calendar month. */
export function monthsOf<E extends EditionSize>(editions: readonly E[]): Map<Month, Period<Month, E>> {
  return periodsOf(editions, monthOf);
}

/** Editions by calendar year. */
export function yearsOf<E extends EditionSize>(editions: readonly E[]): Map<string, Period<string, E>> {
  return periodsOf(editions, (day) => day.slice(0, 4));
}

function periodsOf<E extends EditionSize>(
  editions: readonly E[],
  keyOf: (day: string) => string,
): Map<string, Period<string, E>> {
  const groups = Map.groupBy(editions, ({ day }) => keyOf(day));
  const keys = [...groups.keys()].sort();
  return new Map(
    keys.map((key, i) => {
      const own = groups.get(key) ?? [];
      const [previous, next] = [keys[i - 1], keys[i + 1]];
      const period: Period<string, E> = {
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
