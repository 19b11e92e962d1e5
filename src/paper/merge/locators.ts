import { lookUp } from '../../tables/lookup.ts';
import type { Paper } from '../schema.ts';

/** Locators of a work in its venue (as CSL calls them), normalized so that equal ones are equal strings. */
export interface Locators {
  readonly volume: string | undefined;
  readonly issue: string | undefined;
  readonly page: string | undefined;
  /** The number of an article in a journal without pages. */
  readonly article: string | undefined;
}

/** Every kind of locator. */
export const LOCATORS = ['volume', 'issue', 'page', 'article'] as const satisfies (keyof Locators)[];

// Words beside a number that are not part of it.
const LABELS = new Set(
  'art article band bd heft id iss issue jg n no nos nr number p page pages pp v vol volume vols'.split(' '),
);

const ARTICLE = /^\s*art(?:icle|\.)/iu;
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** The volume, the issue, and the first page or the article number. For a report, the issue is its number. */
export function locatorsOf({ publication = {} }: Pick<Paper, 'publication'>): Locators {
  const { volume, issue, number, pages, articleNumber, type } = publication;
  return {
    volume: numberIn(volume),
    issue: numberIn(issue ?? (type === 'report' ? number : undefined)),
    page: ARTICLE.test(pages ?? '') ? undefined : firstPage(pages),
    article: numberIn(articleNumber ?? (ARTICLE.test(pages ?? '') ? pages : undefined)),
  };
}

/** Compares the kinds of locators that both have: the number that are alike, and whether any differs. */
export function compareLocators(
  a: Locators,
  b: Locators,
): { readonly alike: number; readonly differ: boolean } {
  const known = LOCATORS.flatMap((kind) => {
    const [one, other] = [a[kind], b[kind]];
    return one === undefined || other === undefined ? [] : [areAlike(one, other)];
  });
  const alike = known.filter((same) => same).length;
  return { alike, differ: alike < known.length };
}

/** Whether two are equal, or one is in the other's range, as `3` is in `3-4`. */
function areAlike(a: string, b: string): boolean {
  return a === b || isOneOf(a, b) || isOneOf(b, a);
}

function isOneOf(number: string, range: string): boolean {
  return /^\d+(?:-\d+)+$/u.test(range) && range.split('-').includes(number);
}

/** Normalizes a number: `Nos. 3/4` becomes `3-4`, `Vol. 12B` becomes `12b`, `XIV` becomes `14`. */
function numberIn(printed: string | undefined): string | undefined {
  const parts =
    (printed ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const numbers = parts.length > 1 ? parts.filter((part) => !LABELS.has(part)) : parts;
  const plain = numbers.map((part) =>
    isRoman(part) ? String(fromRoman(part)) : part.replace(/^(\p{L}*)0+(?=\d)/u, '$1'),
  );
  return plain.length === 0 ? undefined : plain.join('-');
}

function firstPage(pages: string | undefined): string | undefined {
  const [first = ''] = (pages ?? '').split(/[-‐‑–—,;+]/u);
  return numberIn(first);
}

function isRoman(word: string): boolean {
  return /^(?=.)m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/u.test(word);
}

function fromRoman(word: string): number {
  const values = [...word].map((letter) => lookUp(ROMAN, letter) ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
