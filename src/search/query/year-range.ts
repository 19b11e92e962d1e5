/** A range of years, both ends inclusive. A missing end is open. */
export interface YearRange {
  readonly from?: number;
  readonly to?: number;
}

// Phones replace three full stops with one character.
const RANGE = /^(\d{4})?(?:\.{2,3}|…)(\d{4})?$/u;
const DASHED = /^(\d{4})[-\u2010-\u2013](\d{4})$/u;
const ONE = /^\d{4}$/u;

/**
 * Parses a range of years: `year:2024`, `year:2020..2024`, `year:2020..`, `year:..2019`, or `2024..2026`. A
 * bare year is a word, since it may be in a title.
 */
export function parseYearRange(token: string): YearRange | undefined {
  const [, named] = /^year:(.+)$/iu.exec(token) ?? [];
  if (named === undefined) {
    const [, from, to] = RANGE.exec(token) ?? [];
    return from === undefined || to === undefined ? undefined : inOrder(from, to);
  }
  if (ONE.test(named)) return inOrder(named, named);
  const [, from, to] = RANGE.exec(named) ?? DASHED.exec(named) ?? [];
  return from === undefined && to === undefined ? undefined : inOrder(from, to);
}

/** Formats a range as a filter: `year:2024`, `year:2020..`; empty for all years. */
export function formatYearRange({ from, to }: YearRange): string {
  if (from === undefined && to === undefined) return '';
  const [first, last] = [from, to].map((year) => (year === undefined ? '' : String(year).padStart(4, '0')));
  return first === last ? `year:${first}` : `year:${first}..${last}`;
}

function inOrder(from: string | undefined, to: string | undefined): YearRange {
  const [first, last] = [from, to].map((year) => (year === undefined ? undefined : Number(year)));
  if (first !== undefined && last !== undefined)
    return { from: Math.min(first, last), to: Math.max(first, last) };
  return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
}
