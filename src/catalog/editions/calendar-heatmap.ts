import { type Day, daysOfMonth, type Month, monthOf, weekday } from '../../paper/days.ts';
import type { Edition } from './editions.ts';
import type { HeatLevel, HeatScale } from './heat-scale.ts';

/** A day with papers in the map of a year; columns are weeks, rows the days of a week from Monday, both from 0. */
export interface MapDay {
  readonly day: Day;
  readonly paperCount: number;
  readonly level: HeatLevel | 0;
  readonly column: number;
  readonly row: number;
}

/** Half a year: as wide as a telephone can show it. */
export interface MapHalf {
  /** The months, and the column in which the first of each stands. */
  readonly months: readonly { readonly month: Month; readonly column: number }[];
  readonly columnCount: number;
  readonly days: readonly MapDay[];
  /** Where the days without papers stand. */
  readonly empty: readonly { readonly column: number; readonly row: number }[];
}

/** The map of a calendar year with these editions: its two halves, each by weeks. */
export function yearMapOf(year: string, editions: readonly Edition[], scale: HeatScale): MapHalf[] {
  const counts = new Map(editions.map(({ day, papers }) => [day, papers.length]));
  return [1, 7].map((first) => halfOf(year, first, counts, scale));
}

function halfOf(
  year: string,
  first: number,
  counts: ReadonlyMap<Day, number>,
  { levelOf }: HeatScale,
): MapHalf {
  const names = Array.from({ length: 6 }, (_, i) => `${year}-${String(first + i).padStart(2, '0')}`);
  const all = names.flatMap(daysOfMonth);
  const offset = weekday(`${names[0] ?? ''}-01`) - 1;
  const placed = all.map((day, i): MapDay => {
    const paperCount = counts.get(day) ?? 0;
    const at = i + offset;
    return { day, paperCount, level: levelOf(paperCount), column: Math.floor(at / 7), row: at % 7 };
  });
  const starts = placed.filter(({ day }) => day.endsWith('-01'));
  return {
    months: starts.map(({ day, column }) => ({ month: monthOf(day), column })),
    columnCount: Math.ceil((offset + all.length) / 7),
    days: placed.filter(({ level }) => level > 0),
    empty: placed.filter(({ level }) => level === 0).map(({ column, row }) => ({ column, row })),
  };
}
