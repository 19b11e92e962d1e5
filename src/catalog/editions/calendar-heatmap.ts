import { type Day, daysOfMonth, type Month, monthOf, weekday } from '../../paper/days.ts';
import type { EditionSize } from './editions.ts';
import type { HeatLevel, HeatScale } from './heat-scale.ts';

/** A day with papers in the heatmap of a year. Columns are weeks, rows are days of the week from Monday; both count from 0. */
export interface HeatmapDay {
  readonly day: Day;
  readonly paperCount: number;
  readonly level: HeatLevel | 0;
  readonly column: number;
  readonly row: number;
}

/** The heatmap of half a year. A whole year would be too wide for a phone. */
export interface HeatmapHalf {
  /** The months, each with the column of its first day. */
  readonly months: readonly { readonly month: Month; readonly column: number }[];
  readonly columnCount: number;
  readonly days: readonly HeatmapDay[];
  /** The positions of days without papers. */
  readonly empty: readonly { readonly column: number; readonly row: number }[];
}

/** The heatmaps of the two halves of a calendar year. */
export function yearHeatmap(year: string, editions: readonly EditionSize[], scale: HeatScale): HeatmapHalf[] {
  const counts = new Map(editions.map(({ day, papers }) => [day, papers.length]));
  return [1, 7].map((first) => halfOf(year, first, counts, scale));
}

function halfOf(
  year: string,
  first: number,
  counts: ReadonlyMap<Day, number>,
  { levelOf }: HeatScale,
): HeatmapHalf {
  const names = Array.from({ length: 6 }, (_, i) => `${year}-${String(first + i).padStart(2, '0')}`);
  const all = names.flatMap(daysOfMonth);
  const offset = weekday(`${names[0] ?? ''}-01`) - 1;
  const placed = all.map((day, i): HeatmapDay => {
    const paperCount = counts.get(day) ?? 0;
    const position = i + offset;
    return {
      day,
      paperCount,
      level: levelOf(paperCount),
      column: Math.floor(position / 7),
      row: position % 7,
    };
  });
  const starts = placed.filter(({ day }) => day.endsWith('-01'));
  return {
    months: starts.map(({ day, column }) => ({ month: monthOf(day), column })),
    columnCount: Math.ceil((offset + all.length) / 7),
    days: placed.filter(({ level }) => level > 0),
    empty: placed.filter(({ level }) => level === 0).map(({ column, row }) => ({ column, row })),
  };
}
