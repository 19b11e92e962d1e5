import { type Day, daysOfMonth, type Month, weekday } from '../../paper/days.ts';
import type { EditionSize } from './editions.ts';
import { type HeatLevel, type HeatScale, heatScale } from './heat-scale.ts';

/** One day of a calendar; `level` is 0 if it has no papers. */
export interface CalendarDay {
  readonly day: Day;
  readonly paperCount: number;
  readonly level: HeatLevel | 0;
}

/** A month as rows of seven days from Monday; days outside of the month are `undefined`. */
export interface Calendar {
  readonly month: Month;
  readonly rows: readonly (readonly (CalendarDay | undefined)[])[];
}

export interface CalendarOptions {
  /** The last day to show papers for. With it, a page does not change when later days are added. */
  readonly until?: Day;
  /** The scale of the levels; the default compares the days of the month. */
  readonly scale?: HeatScale;
}

/** The calendar of a month with these editions. */
export function calendarOf(
  month: Month,
  editions: readonly EditionSize[],
  options: CalendarOptions = {},
): Calendar {
  const { until } = options;
  const known = editions.filter(({ day }) => until === undefined || day <= until);
  const counts = new Map(known.map(({ day, papers }) => [day, papers.length]));
  const scale = options.scale ?? heatScale([...counts.values()]);
  const days = daysOfMonth(month).map((day): CalendarDay => {
    const paperCount = counts.get(day) ?? 0;
    return { day, paperCount, level: scale.levelOf(paperCount) };
  });
  const blanks = weekday(`${month}-01`) - 1;
  const cells = [...Array<undefined>(blanks), ...days];
  const rowCount = Math.ceil(cells.length / 7);
  const rows = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => cells[row * 7 + column]),
  );
  return { month, rows };
}
