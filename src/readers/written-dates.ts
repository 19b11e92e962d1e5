import { type Day, dayFrom, dayOf } from '../paper/days.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
// RFC 2822, section 3.3: `Mon, 2 Apr 2007 19:18:42 GMT`; arXiv's own are all in GMT.
const MAIL =
  /^\s*(?:[A-Za-z]{3},\s*)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*(\S+))?)?\s*$/;

/** The day in UTC of a date as mails have it, or `undefined` for anything else. */
export function dayOfMail(written: string): Day | undefined {
  const [, day, month = '', year, zone = 'GMT'] = MAIL.exec(written) ?? [];
  if (day === undefined) return undefined;
  if (!/^(?:GMT|UTC?|Z|[+-]0000)$/i.test(zone)) {
    const time = Date.parse(written);
    return Number.isNaN(time) ? undefined : dayOf(new Date(time).toISOString());
  }
  return dayFrom(Number(year), monthFrom(month), Number(day));
}

/** The month that a name or a number says, from 1; 0 where it says none. */
export function monthFrom(written: string): number {
  if (/^(?:0?[1-9]|1[0-2])$/.test(written)) return Number(written);
  return /^[A-Za-z]{3,9}\.?$/.test(written) ? MONTHS.indexOf(written.slice(0, 3).toLowerCase()) + 1 : 0;
}

/** The day of `2020-03-04` or `2020/3/4`, with or without something behind it; `undefined` where it is not complete. */
export function dayOfNumbers(written: string): Day | undefined {
  const [, year, month, day] = /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(written) ?? [];
  return day === undefined ? undefined : dayFrom(Number(year), Number(month), Number(day));
}

/** The year that a date begins with, or all that it is: `2003`, `2003-05`, `2003///`; `undefined` for anything else. */
export function yearOf(text: string): number | undefined {
  const year = Number(/^\s*([12]\d{3})(?!\d)/.exec(text)?.[1]);
  return Number.isNaN(year) ? undefined : year;
}
