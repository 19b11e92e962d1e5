import { type Day, dayFrom, dayInWords, monthInWords, type Week } from '../paper/days.ts';
import { site } from './site.ts';

/** A number of things in words: `1 paper`, `1,204 papers`. */
export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString(site().language)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A week in words: `Week 10, 2026`. */
export function formatWeek(week: Week): string {
  return `Week ${Number(week.slice(6))}, ${week.slice(0, 4)}`;
}

/**
 * A day in the site's date format, by default `4 March 2026`; or its weekday, or the day without its year.
 */
export function formatDay(day: Day, part: 'day' | 'weekday' | 'short' = 'day'): string {
  return dayInWords(day, site().language, part, site().dates);
}

/** A date of publication, as precise as it is known: `4 May 2021`, `May 2021` or `2021`. */
export function formatIssued(issued: {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}): string {
  const { year, month, day = 1 } = issued;
  const first = month === undefined ? undefined : dayFrom(year, month, day);
  if (first === undefined) return String(year);
  return issued.day === undefined ? monthInWords(first.slice(0, 7), site().language) : formatDay(first);
}

/** A span of days in words. Parts that both days share appear once: `2–8 March 2026`. */
export function formatSpan(first: Day, last: Day): string {
  const { language, dates } = site();
  if (dates === 'iso') return `${first} – ${last}`;
  const dateStyle = dates === 'short' ? 'medium' : 'long';
  const format = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' });
  return format.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
}

/** The size of a file in words, to two digits: `310 kB`, `1.8 MB`. */
export function formatFileSize(bytes: number): string {
  // From here on two digits are a megabyte.
  const [value, unit] = bytes < 995_000 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  const format = { style: 'unit', unit, maximumSignificantDigits: 2 } as const;
  return new Intl.NumberFormat(site().language, format).format(value);
}
