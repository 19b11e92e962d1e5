import { byCodeUnits } from '../paper/merge/merge-strategies.ts';
import { foldLetters } from '../paper/names/fold-letters.ts';
import { citedName } from '../paper/names/names.ts';
import type { Paper } from '../paper/schema.ts';
import { toPlain } from '../text/markdown/markdown.ts';
import { creditedNames, issuedOf } from './publication.ts';

const INSIGNIFICANT = new Set(
  (
    'a about after all an and are as at be been by can do does for from has have how in into is it its not of on or our ' +
    'over that the their this to toward towards under using via was we what when where which who why will with without'
  ).split(' '),
);

/**
 * The citation key of the paper, such as `erdos2026attention`: family name of the first author (or editor)
 * without its particle, year, first significant word of the title, in ASCII. It depends on the paper alone;
 * unknown parts are left out.
 */
export function citationKey(paper: Paper): string {
  const known = made.get(paper) ?? keyOf(paper);
  made.set(paper, known);
  return known;
}

// Cached, because each bibliography needs the keys of all its papers.
const made = new WeakMap<Paper, string>();

function keyOf(paper: Paper): string {
  const year = String(issuedOf(paper)?.year ?? '');
  const words = toPlain(paper.title)
    .split(/[\s/:–—-]+/u)
    .map(folded)
    .filter((word) => word !== '');
  const word = words.find((one) => !INSIGNIFICANT.has(one)) ?? words[0] ?? '';
  return `${nameIn(paper)}${year}${word}` || `paper${folded(paper.id)}`;
}

/** A paper of a file in which several papers may have the same key. */
export interface KeyedPaper {
  /** Its key from {@link citationKey}. */
  readonly key: string;
  /** Its day and its id: papers in this order are in the order in which they were published. */
  readonly age: string;
}

export function keyedPaper(paper: Paper): KeyedPaper {
  return { key: citationKey(paper), age: `${paper.published ?? paper.listed ?? '~'} ${paper.id}` };
}

/**
 * The keys of the papers of one file, in the given order. A paper has the key of its own page. If several
 * papers share a key, the one that was published first keeps it and the others add `b`, `c` and so on. So a
 * paper that is added later changes no key that is in use.
 */
export function citationKeys(papers: readonly KeyedPaper[]): string[] {
  const own = papers.map(({ key }) => key);
  const taken = new Set(own);
  const used = new Set<string>();
  const keys = [...own];
  const order = papers.map(({ age }, index) => ({ index, age }));
  for (const { index } of order.sort((a, b) => byCodeUnits(a.age, b.age))) {
    const key = own[index] ?? '';
    if (used.has(key)) {
      let number = 1;
      while (taken.has(key + suffix(number))) number++;
      keys[index] = key + suffix(number);
      taken.add(key + suffix(number));
    }
    used.add(key);
  }
  return keys;
}

/** `b` for 1, `z` for 25, `ba` for 26. */
function suffix(number: number): string {
  const letter = String.fromCharCode(97 + (number % 26));
  return number < 26 ? letter : suffix(Math.floor(number / 26)) + letter;
}

function nameIn(paper: Paper): string {
  const [first] = creditedNames(paper).names;
  if (first === undefined) return '';
  const name = citedName(first);
  if (!('literal' in name)) return folded(name.family);
  const words = name.literal.split(/\s+/u).map(folded);
  return words.find((word) => word !== '' && !INSIGNIFICANT.has(word)) ?? '';
}

function folded(text: string): string {
  return foldLetters(text.normalize('NFKD').toLowerCase()).replace(/[^a-z0-9]/gu, '');
}
