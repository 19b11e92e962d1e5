import { type Day, dayFrom, dayOf } from '../../paper/days.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { monthFrom, monthNamed } from './months.ts';

/** A date: its day; if that is unknown, its year and perhaps its month. */
export interface WrittenDate {
  readonly day?: Day;
  readonly year?: number;
  readonly month?: number;
}

// RFC 2822, section 3.3: `Mon, 2 Apr 2007 19:18:42 GMT`. arXiv's dates are in GMT.
const MAIL =
  /^\s*(?:[A-Za-z]{3},\s*)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*(\S+))?)?\s*$/;

/** The day in UTC of an RFC 2822 date; `undefined` for other texts. */
export function dayOfMail(written: string): Day | undefined {
  const [, day, month = '', year, zone = 'GMT'] = MAIL.exec(written) ?? [];
  if (day === undefined) return undefined;
  if (!/^(?:GMT|UTC?|Z|[+-]0000)$/i.test(zone)) {
    const time = Date.parse(written);
    return Number.isNaN(time) ? undefined : dayOf(new Date(time).toISOString());
  }
  return dayFrom(Number(year), monthFrom(month), Number(day));
}

// EDTF level 1 (https://www.loc.gov/standards/datetime/): `2004~` is approximate, `2004?` uncertain. TeX's
// `~` is a space.
const DOUBTS = /[~?%]/g;
const ISO = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;
// `2004/2006`, `1984-05/..`, `../1984`; `2004/06` is a month.
const INTERVAL = new RegExp(String.raw`^(${ISO})?(?:\.\.)?/(?:\.\.)?(${ISO})?$`);
const YEAR_FIRST =
  /^([12]\d{3})(?:\s*[-/.–年년]\s*(\d{1,2})(?:\s*[-/.–月월]\s*(\d{1,2}))?(?!\d)|(\d{2})(\d{2})$|(?!\d))(?!\s*[-/.,(]?\s*\p{L}{3})/u;
const DAY_FIRST = /^(\d{1,2})[./-](\d{1,2})[./-]([12]\d{3})(?!\d)/;

/**
 * The date in a bibliography field, in numbers or words: `2008-05-15`, `2008/05//`, `15 May 2008`, `c2001`,
 * and the EDTF forms that biblatex allows. For an interval, its beginning. Empty if the text is not a date.
 */
export function dateFrom(written: string): WrittenDate {
  const text = lineOf(written.replace(DOUBTS, ' '));
  const [interval, start, end] = INTERVAL.exec(text) ?? [];
  return inNumbers(interval === undefined ? text : (start ?? end ?? '')) ?? inWords(text);
}

function inNumbers(text: string): WrittenDate | undefined {
  const [whole, year, month = '', day = '', shortMonth, shortDay] = YEAR_FIRST.exec(text) ?? [];
  if (whole !== undefined)
    return dateOfParts(Number(year), Number(shortMonth ?? month), Number(shortDay ?? day));
  const [, first, second, last] = DAY_FIRST.exec(text) ?? [];
  if (last === undefined) return undefined;
  // The order of day and month is known only if one number is above 12 or full stops separate them.
  const [one, two] = [Number(first), Number(second)];
  if (text.includes('.') || one > 12) return dateOfParts(Number(last), two, one);
  return dateOfParts(Number(last), two > 12 || one === two ? one : 0, two);
}

/** A date from numbers. An invalid or missing part is left out, with all smaller parts. */
export function dateOfParts(year: number, month = 0, day = 0): WrittenDate {
  // The store keeps years from 1000 on.
  if (!Number.isInteger(year) || year < 1000 || year > 2999) return {};
  const whole = dayFrom(year, month, day);
  if (whole !== undefined) return { day: whole };
  return { year, ...(Number.isInteger(month) && month >= 1 && month <= 12 && { month }) };
}

/** Parses `15 May 2008`, `May 15, 2008`, `2008 May`, `Spring 2008`. */
function inWords(text: string): WrittenDate {
  const year = yearOf(text);
  if (year === undefined) return {};
  const { month, day } = monthAndDayOf(text.replace(String(year), ' '));
  return dateOfParts(year, month, day);
}

/**
 * The month and day in words: `SEP 12`, `12~sep`, `May/June`, `March 10--12`. Of several months, the first;
 * if there are several months or days, no day. 0 means that a part is missing.
 */
export function monthAndDayOf(words: string): { month: number; day: number } {
  const tokens = words.match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  const months = tokens.map(monthNamed).filter((month) => month > 0);
  const days = tokens.filter((token) => /^\d+$/.test(token)).map(Number);
  const [day = 0] = days;
  return { month: months[0] ?? 0, day: months.length === 1 && days.length === 1 ? day : 0 };
}

/**
 * The year in a date: at its beginning, else the last one in it, as in `(about 1984)`, which the manual of
 * BibTeX (btxdoc, `year`) allows. `undefined` if there is none.
 */
export function yearOf(text: string): number | undefined {
  const first = /^\s*([12]\d{3})(?!\d)/.exec(text)?.[1];
  // Among words, a number below 1400 is more likely something other than a year.
  const last = Array.from(text.matchAll(/(?<![\d.])((?:1[4-9]|20)\d{2})(?!\d|\.\d)/g), ([, year]) => year).at(
    -1,
  );
  const year = first ?? last;
  return year === undefined ? undefined : Number(year);
}

/** The warning for a date without a year; none if nothing is written. */
export function warningsOfDate(written: string, { day, year }: WrittenDate): string[] {
  if (day !== undefined || year !== undefined || lineOf(written) === '') return [];
  return [`“${lineOf(written).slice(0, 60)}” contains no year, so the paper has none.`];
}
