import { withoutMarks } from '../../paper/names/names.ts';
import type { AskedName } from '../query/parser.ts';
import { type AuthorEntry, withoutOtherNames } from './author-entries.ts';
import { isCjk, isInitial, nameWords } from './name-words.ts';

/** Matches the name in a query against a name in the author index. Nothing here may need Node. */

/**
 * The kinds of match, best first:
 * - `printed`: the name as it is printed;
 * - `turned`: the same words in another order, or with other spaces;
 * - `compatible`: perhaps the same person, with initials for given names, or without some of them;
 * - `words`: the name has all words of the query;
 * - `begun`: it has all but the last, which is a prefix of one of its words;
 * - `beginnings`: all words of the query are prefixes of its words.
 */
export const FITS = ['printed', 'turned', 'compatible', 'words', 'begun', 'beginnings'] as const;
export type Fit = (typeof FITS)[number];

/** The name in a query, prepared for comparison. */
export interface NameQuery {
  readonly words: readonly string[];
  /** The orders of the words in which it may be printed. */
  readonly printed: readonly (readonly string[])[];
  /** Other orders, which are a weaker match. */
  readonly turned: readonly (readonly string[])[];
  readonly isWhole: boolean;
}

/** Prepares the name in a query. */
export function toNameQuery({ name, isWhole }: AskedName): NameQuery {
  const bare = withoutOtherNames(withoutMarks(name));
  const { words } = nameWords(bare);
  const commas = bare.split(',').map((part) => part.trim());
  const [family = '', given = ''] = commas;
  const isTurned = commas.length === 2 && given !== '' && family !== '' && !SUFFIXES.has(foldedOf(given));
  const natural = isTurned ? [wordsOf(`${given} ${family}`)] : [];
  if (words.some(isCjk)) {
    const spaced = bare.split(/[\s,]+/u).filter((part) => part !== '');
    const swapped = spaced.length === 2 ? wordsOf(spaced.toReversed().join(' ')) : words;
    return { words, printed: [words], turned: [swapped, ...natural], isWhole };
  }
  return {
    words,
    printed: [words, ...natural],
    turned: isTurned ? [] : turnsOf(words),
    isWhole,
  };
}

/** The words with the first one moved to the end, or the last one to the start: `Doe Jane` for `Jane Doe`. */
function turnsOf(words: readonly string[]): string[][] {
  const cuts = [1, words.length - 1].filter((at) => at > 0);
  return [...new Set(cuts)].map((at) => [...words.slice(at), ...words.slice(0, at)]);
}

function wordsOf(name: string): readonly string[] {
  return nameWords(name).words;
}

function foldedOf(name: string): string {
  return wordsOf(name).join(' ');
}

/** How well an entry matches a query; `undefined` if it does not. */
export function matchName(entry: AuthorEntry, query: NameQuery): Fit | undefined {
  const { words, printed, turned, isWhole } = query;
  const [word, ...others] = words;
  if (word === undefined) return undefined;
  if (others.length === 0 && !isWhole) return fitOfWord(entry, word);
  if (printed.some((order) => areEqual(order, entry.words))) return 'printed';
  const orders = [...printed, ...turned];
  if (orders.some((order) => order.join('') === entry.words.join(''))) return 'turned';
  if (others.length === 0) return fitOfWord(entry, word);
  if (orders.some((order) => isCompatible(order, entry))) return 'compatible';
  const own = [...entry.words, ...entry.others];
  const isWord = (word: string) => own.includes(word) || (isInitial(word) && isBeginning(word, entry.words));
  if (words.every(isWord)) return 'words';
  const last = words.at(-1) ?? '';
  if (words.slice(0, -1).every(isWord) && isBeginning(last, own)) return 'begun';
  return words.every((word) => isBeginning(word, own)) ? 'beginnings' : undefined;
}

function fitOfWord(entry: AuthorEntry, word: string): Fit | undefined {
  const own = [...entry.words, ...entry.others];
  if (own.includes(word)) return 'words';
  return isBeginning(word, own) ? 'begun' : undefined;
}

function isBeginning(start: string, words: readonly string[]): boolean {
  return words.some((word) => word.startsWith(start));
}

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at]);
}

/** Whether the words, given names first, may name the same person as the entry. */
function isCompatible(asked: readonly string[], { given, family }: AuthorEntry): boolean {
  if (given.length === 0) return false;
  const words = SUFFIXES.has(asked.at(-1) ?? '') ? asked.slice(0, -1) : asked;
  return words.some(
    (_, at) => at > 0 && areGiven(words.slice(0, at), given) && areFamily(words.slice(at), family),
  );
}

/** Whether each given name equals the other one or is its initial; one list may be longer. */
function areGiven(some: readonly string[], others: readonly string[]): boolean {
  if (some.join('') === others.join('')) return true;
  if (isCluster(some, others) || isCluster(others, some)) return true;
  const count = Math.min(some.length, others.length);
  return some.slice(0, count).every((word, at) => isGiven(word, others[at] ?? ''));
}

function isGiven(one: string, other: string): boolean {
  if (one === other) return true;
  return (isInitial(one) && other.startsWith(one)) || (isInitial(other) && one.startsWith(other));
}

/** Whether a given name is one word with the initials of the others: `HL` for `Hans L.` */
function isCluster(given: readonly string[], others: readonly string[]): boolean {
  const [word = ''] = given;
  return (
    given.length === 1 &&
    word.length > 1 &&
    others.length >= word.length &&
    others.map((other) => other.slice(0, 1)).join('') === word
  );
}

/** Whether family names are equal without particles, or one is a part of the other, a double name. */
function areFamily(asked: readonly string[], own: readonly string[]): boolean {
  const [one, other] = [withoutParticles(asked), withoutParticles(own)];
  if (other.length === 0) return false;
  if (one.join('') === other.join('')) return true;
  if (one.length > other.length) return areEqual(other, one.slice(0, other.length)) && !one.some(isInitial);
  return areEqual(one, other.slice(0, one.length)) || areEqual(one, other.slice(-one.length));
}

/** The family name without the particles before it; unchanged if it has only particles. */
function withoutParticles(family: readonly string[]): readonly string[] {
  const first = family.findIndex((word) => !PARTICLES.has(word));
  return first < 0 ? family : family.slice(first);
}

const PARTICLES = new Set(
  'af al av bin bint da dal das de dei del della den der des di do dos du e el ibn la las le los st te ten ter van vom von y zu zum zur'.split(
    ' ',
  ),
);
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** Prefixes of keys of the index. A matching entry has a key with one of them. */
export type KeyStarts = readonly string[];

/** The prefixes for names that match as `printed`, `turned` or `compatible`. */
export function nearKeys({ words, printed, turned, isWhole }: NameQuery): KeyStarts {
  const orders = [...printed, ...turned];
  if (words.length === 1) return isWhole ? orders.flat().map((word) => `${word} `) : [];
  const keys = orders.flatMap((order) => {
    const known = SUFFIXES.has(order.at(-1) ?? '') ? order.slice(0, -1) : order;
    // The last word that is not an initial belongs to the family name.
    const at = known.findLastIndex((word) => !isInitial(word));
    const key = known[at];
    const [next = ''] = known.filter((_, place) => place !== at);
    return key === undefined ? [] : [`${key} ${next.slice(0, 1)}`];
  });
  return [...new Set(keys)];
}

/** The prefixes for names that match in another way. Any one prefix of a list finds all of them. */
export function otherKeys({ words }: NameQuery): {
  readonly words: KeyStarts;
  readonly beginnings: KeyStarts;
} {
  const telling = words.filter((word) => !isInitial(word));
  const whole = words.length === 1 ? telling : telling.filter((word) => word !== words.at(-1));
  return {
    words: whole.map((word) => (isSurname(word) ? word : `${word} `)),
    beginnings: telling.length === 0 ? words : telling,
  };
}

/** Whether a word may be a Chinese or Korean surname, which other words begin with. */
function isSurname(word: string): boolean {
  return isCjk(word) && [...word].length === 1;
}
