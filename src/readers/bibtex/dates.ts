import {
  dateFrom,
  dateOfParts,
  monthAndDayOf,
  type WrittenDate,
  warningsOfDate,
} from '../dates/date-parsing.ts';
import type { Entry } from './entry.ts';
import { plainField } from './plain.ts';

/** The date of an entry or inherited from its volume: `date`, else `year`, `month` and `day`. */
export function issuedIn({ field }: Entry): WrittenDate {
  const [date = {}] = [plainDate(field('date')), plainDate(field('year')).replace(NEXT_YEAR, '$1')]
    .map(dateFrom)
    .filter(({ day, year }) => day !== undefined || year !== undefined);
  if (date.year === undefined || date.month !== undefined) return date;
  const { month, day } = monthAndDay(plainDate(field('month')), plainDate(field('day')));
  return dateOfParts(date.year, month, day);
}

/** The warning for a date without a year, such as `in press`. */
export function warningsOfDateIn(entry: Entry): string[] {
  return warningsOfDate(plainDate(entry.field('year', 'date')), issuedIn(entry));
}

/** Parses `mar`, `3`, `"10~" # mar`, `{SEP 12}`; the day may be in a field of its own. */
function monthAndDay(month: string, day: string): { month: number; day: number } {
  const [number] = /^\d{1,2}(?=\D|$)/.exec(month) ?? [];
  const inNumbers = number !== undefined && !/\p{L}{3}/u.test(month);
  const said = inNumbers ? { month: Number(number), day: 0 } : monthAndDayOf(month);
  const [own = '0'] = /^\d{1,2}$/.exec(day.replace(/\D+$/u, '')) ?? [];
  return said.day === 0 ? { ...said, day: Number(own) } : said;
}

// A `year` of `2005/06` means two years, not a month; BibTeX has a field for the month.
const NEXT_YEAR = /^(\d{4})\s*[-/–]\s*\d{2}$/u;

// The argument of a sorting macro is not printed: `{\noopsort{1973c}}1981`.
const ARGUMENT = /\\[a-z]+\s*\{[^{}]*\}/gi;

function plainDate(tex: string): string {
  const printed = plainField(tex.replace(ARGUMENT, ' '));
  return /\d{4}/.test(printed) ? printed : plainField(tex);
}
