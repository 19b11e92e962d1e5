import { type Day, daysOfMonth, type Month, weekday } from '../paper/days.ts';
import type { Edition } from './editions.ts';

/** One day of a calendar; `level` goes from 0, no papers, to 4, as many as on the fullest days. */
export interface CalendarDay {
  readonly day: Day;
  readonly paperCount: number;
  readonly level: number;
}

/** A month as rows of seven days from Monday; `undefined` where a row begins or ends outside of the month. */
export interface Calendar {
  readonly month: Month;
  readonly rows: readonly (readonly (CalendarDay | undefined)[])[];
}

const LEVELS = 4;

export interface CalendarOptions {
  /** The last day that counts: a page that knows no later ones need not be made anew when they come. */
  readonly until?: Day;
  /** How many papers make the highest level; without it, as many as the month's fullest day has. */
  readonly most?: number;
}

/** The calendar of a month with these editions. */
export function calendarOf(
  month: Month,
  editions: readonly Edition[],
  options: CalendarOptions = {},
): Calendar {
  const { until } = options;
  const known = editions.filter(({ day }) => until === undefined || day <= until);
  const counts = new Map(known.map(({ day, papers }) => [day, papers.length]));
  const most = options.most ?? Math.max(1, ...counts.values());
  const days = daysOfMonth(month).map((day): CalendarDay => {
    const paperCount = counts.get(day) ?? 0;
    return { day, paperCount, level: Math.ceil((paperCount / most) * LEVELS) };
  });
  const blanks = weekday(`${month}-01`) - 1;
  const cells = [...Array<undefined>(blanks), ...days];
  const rowCount = Math.ceil(cells.length / 7);
  const rows = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => cells[row * 7 + column]),
  );
  return { month, rows };
}
