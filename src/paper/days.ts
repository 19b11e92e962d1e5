import { Temporal } from 'temporal-polyfill';

/** A calendar day as `YYYY-MM-DD`, without a time zone: listings give days, not times. */
export type Day = string;
/** A calendar month as `YYYY-MM`. */
export type Month = string;
/** An ISO 8601 week as `YYYY-Www`. */
export type Week = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Whether `text` is an existing calendar day written as `YYYY-MM-DD`, in a year from 1000 to 2999. The days of its week are then
 * written in the same way; those around the years 0 and 9999 have a sign and six digits.
 */
export function isDay(text: string): boolean {
  if (!DAY.test(text) || text < '1000' || text >= '3000') return false;
  // An invalid day rolls over into the next month. This runs for every record, so it must be fast.
  const date = new Date(0);
  date.setUTCFullYear(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8)));
  return date.getUTCMonth() === Number(text.slice(5, 7)) - 1 && date.getUTCDate() === Number(text.slice(8));
}

/** The day of a timestamp such as `2026-03-04T02:03:25.262Z`; `undefined` if it does not start with a day. */
export function dayOf(timestamp: string): Day | undefined {
  const day = timestamp.slice(0, 10);
  return isDay(day) && (timestamp.length === 10 || timestamp[10] === 'T') ? day : undefined;
}

/** The current day in UTC. Only commands may call it: a build must not depend on it. */
export function today(): Day {
  return Temporal.Now.plainDateISO('UTC').toString();
}

/** The month of a day, `2026-03` of `2026-03-04`. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The ISO week of a day, `2026-W10` for `2026-03-04`. Its year may differ from the day's. */
export function weekOf(day: Day): Week {
  const date = Temporal.PlainDate.from(day);
  return `${String(date.yearOfWeek).padStart(4, '0')}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

/** The seven days of an ISO week, Monday first. */
export function daysOfWeek(week: Week): Day[] {
  const year = Number(week.slice(0, 4));
  const number = Number(week.slice(6));
  // 4 January is in week 1 by definition (ISO 8601).
  const inFirst = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const monday = inFirst.subtract({ days: inFirst.dayOfWeek - 1 }).add({ weeks: number - 1 });
  return Array.from({ length: 7 }, (_, i) => monday.add({ days: i }).toString());
}

/** The latest of the days that are known. */
export function latestOf(days: readonly (Day | undefined)[]): Day | undefined {
  let last: Day | undefined;
  for (const day of days) if (day !== undefined && (last === undefined || day > last)) last = day;
  return last;
}

/** Every day of a month, in order. */
export function daysOfMonth(month: Month): Day[] {
  return Array.from({ length: 31 }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`).filter(isDay);
}

/** The day of the week, 1 for Monday to 7 for Sunday. Every page with a calendar asks for it, so it must be fast. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/**
 * The latest day with this month and day of the month that is not after `latest`, for a date without a year;
 * `undefined` for a day that does not exist (30 February). 29 February goes back to a leap year.
 */
export function latestDay(month: number, dayOfMonth: number, latest: Day): Day | undefined {
  const last = Number(latest.slice(0, 4));
  for (let year = last; year > last - 9; year--) {
    const day = dayFrom(year, month, dayOfMonth);
    if (day !== undefined && day <= latest) return day;
  }
  return undefined;
}

/** The day made of its parts; `undefined` if there is no such day. */
export function dayFrom(year: number, month: number, dayOfMonth: number): Day | undefined {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const day = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
  return isDay(day) ? day : undefined;
}

/** The style of dates: `4 March 2026`, `4 Mar 2026` or `2026-03-04`. */
export type DateStyle = 'long' | 'short' | 'iso';

/**
 * A day in words in a language, `4 March 2026` for `en-GB`. `weekday` gives only its weekday, `short` omits
 * the year.
 */
export function dayInWords(
  day: Day,
  locale: string,
  part: 'day' | 'weekday' | 'short' = 'day',
  dates: DateStyle = 'long',
): string {
  if (dates === 'iso' && part !== 'weekday') return day;
  const month = part === 'short' || dates === 'short' ? 'short' : 'long';
  const options: Intl.DateTimeFormatOptions =
    part === 'weekday'
      ? { weekday: 'long' }
      : { day: 'numeric', month, ...(part === 'day' && { year: 'numeric' }) };
  return formatOf(locale, options).format(new Date(`${day}T00:00:00Z`));
}

/** A month in words in a language, `March 2026` for `en-GB`. `short` gives `Mar`. */
export function monthInWords(month: Month, locale: string, part: 'month' | 'short' = 'month'): string {
  const options: Intl.DateTimeFormatOptions =
    part === 'short' ? { month: 'short' } : { month: 'long', year: 'numeric' };
  return formatOf(locale, options).format(new Date(`${month}-01T00:00:00Z`));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Cached: to create a format takes a hundred times as long as to use it. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}
