import { type Day, dayFrom } from '../paper/days.ts';
import type { Entry } from './bibtex-entry.ts';
import { dayOfNumbers, monthFrom, yearOf } from './written-dates.ts';

/** The day of an entry's `date`, or of its `year`, `month` and `day`; `undefined` where they do not name a day. */
export function publishedIn({ ownField }: Entry): Day | undefined {
  const date = dayOfNumbers(bare(ownField('date')));
  if (date !== undefined) return date;
  const year = /^\d{4}$/.exec(bare(ownField('year')))?.[0];
  const words = `${bare(ownField('month'))} ${bare(ownField('day'))}`.match(/[\p{L}\p{N}]+/gu) ?? [];
  // `March 10--12` and `March/April` name no day.
  if (year === undefined || words.length !== 2) return undefined;
  const [first = '', second = ''] = words;
  const [month, day] = /^\d+$/.test(first) && /^\p{L}/u.test(second) ? [second, first] : [first, second];
  const number = /^\d{1,2}(?:st|nd|rd|th)?$/.test(day) ? Number.parseInt(day, 10) : 0;
  return dayFrom(Number(year), monthFrom(month), number);
}

/** The year of an entry, that of the proceedings it stands in too; `undefined` where it is none, as in `to appear`. */
export function yearIn({ field }: Entry): number | undefined {
  return yearOf(bare(field('date'))) ?? yearOf(bare(field('year')));
}

/** A value without the braces around it. */
export function bare(value: string): string {
  return value.replace(/^\{+|\}+$/g, '').trim();
}
