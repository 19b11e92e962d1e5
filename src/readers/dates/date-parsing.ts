import { type Day, dayFrom, dayOf } from '../../paper/days.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { monthFrom, monthNamed } from './months.ts';

/** What a date says: its day; else its year, and its month where it says one. */
export interface WrittenDate {
  readonly day?: Day;
  readonly year?: number;
  readonly month?: number;
}

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

// https://www.loc.gov/standards/datetime/, level 1: `2004~` is about 2004, `2004?` perhaps; TeX's `~` is a space.
const DOUBTS = /[~?%]/g;
const ISO = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;
// `2004/2006`, `1984-05/..`, `../1984`; `2004/06` is a month.
const INTERVAL = new RegExp(String.raw`^(${ISO})?(?:\.\.)?/(?:\.\.)?(${ISO})?$`);
const YEAR_FIRST =
  /^([12]\d{3})(?:\s*[-/.–年년]\s*(\d{1,2})(?:\s*[-/.–月월]\s*(\d{1,2}))?(?!\d)|(\d{2})(\d{2})$|(?!\d))(?!\s*[-/.,(]?\s*\p{L}{3})/u;
const DAY_FIRST = /^(\d{1,2})[./-](\d{1,2})[./-]([12]\d{3})(?!\d)/;

/**
 * The date that a field of a bibliography says, in numbers or in words: `2008-05-15`, `2008/05//`, `15 May 2008`,
 * `c2001`, and the forms of EDTF that biblatex allows. Of a span it is the beginning. What is no date says nothing.
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
  // Which of the two is the month is only known where the other is too large for one, or where full stops are between.
  const [one, two] = [Number(first), Number(second)];
  if (text.includes('.') || one > 12) return dateOfParts(Number(last), two, one);
  return dateOfParts(Number(last), two > 12 || one === two ? one : 0, two);
}

/** The date of its parts, from numbers; a part that there is not, and all smaller ones, is left out. */
export function dateOfParts(year: number, month = 0, day = 0): WrittenDate {
  // Whole years from 1000 on are all that the store keeps.
  if (!Number.isInteger(year) || year < 1000 || year > 2999) return {};
  const whole = dayFrom(year, month, day);
  if (whole !== undefined) return { day: whole };
  return { year, ...(Number.isInteger(month) && month >= 1 && month <= 12 && { month }) };
}

/** `15 May 2008`, `May 15, 2008`, `2008 May`, `Spring 2008`. */
function inWords(text: string): WrittenDate {
  const year = yearOf(text);
  if (year === undefined) return {};
  const { month, day } = monthAndDayOf(text.replace(String(year), ' '));
  return dateOfParts(year, month, day);
}

/**
 * The month and the day that words say: `SEP 12`, `12~sep`, `May/June`, `March 10--12`. Of several months it is the first;
 * several days are none. 0 stands for what is not said.
 */
export function monthAndDayOf(words: string): { month: number; day: number } {
  const tokens = words.match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  const months = tokens.map(monthNamed).filter((month) => month > 0);
  const days = tokens.filter((token) => /^\d+$/.test(token)).map(Number);
  const [day = 0] = days;
  return { month: months[0] ?? 0, day: months.length === 1 && days.length === 1 ? day : 0 };
}

/**
 * The year in a date: what it begins with, else the last that stands in it. The manual of BibTeX (btxdoc, `year`) allows
 * `(about 1984)`. `undefined` where there is none.
 */
export function yearOf(text: string): number | undefined {
  const first = /^\s*([12]\d{3})(?!\d)/.exec(text)?.[1];
  // Amid words, numbers of other kinds are likelier than a year before printing.
  const last = Array.from(text.matchAll(/(?<![\d.])((?:1[4-9]|20)\d{2})(?!\d|\.\d)/g), ([, year]) => year).at(
    -1,
  );
  const year = first ?? last;
  return year === undefined ? undefined : Number(year);
}

/** What is to be said of a date that names no year; nothing where nothing is written. */
export function warningsOfDate(written: string, { day, year }: WrittenDate): string[] {
  if (day !== undefined || year !== undefined || lineOf(written) === '') return [];
  return [`“${lineOf(written).slice(0, 60)}” names no year, so the paper has none.`];
}
