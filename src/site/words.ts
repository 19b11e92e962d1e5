import type { Day, Week } from '../paper/days.ts';
import { site } from './site.ts';

/** A number of things in words: `1 paper`, `1,204 papers`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString(site().language)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A week as it is spoken of: `Week 10, 2026`. */
export function weekInWords(week: Week): string {
  return `Week ${Number(week.slice(6))}, ${week.slice(0, 4)}`;
}

/** Two days in words, with what they share said once: `2–8 March 2026`. */
export function spanInWords(first: Day, last: Day): string {
  const format = new Intl.DateTimeFormat(site().language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
}
