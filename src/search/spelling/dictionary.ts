import { normalizeTerm } from '../analysis/folding.ts';

/** How many words a vocabulary has at the most. */
const MAX_WORDS = 30_000;
// A word that stands in one text alone is as likely a slip of the pen as a word.
const MIN_TEXTS = 2;
/** The highest class of frequency; a word of class `n` stands in 4^n texts or more. */
const HIGHEST_BUCKET = 8;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
// Three letters at least, of a script that is written in words.
const COUNTED = /^(?=(?:\p{N}*\p{L}){3})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]{3,24}$/u;

/** The words that an archive uses, in alphabetical order. */
export interface Dictionary {
  readonly words: readonly string[];
  /** How frequent the word at each place is: the class `n` is about 4^n texts. */
  readonly frequencyBuckets: readonly number[];
}

/** The words of a text as they are compared: folded, of three letters or more, without pure numbers. */
export function dictionaryTerms(text: string): string[] {
  return (text.match(WORD) ?? []).map(normalizeTerm).filter((word) => COUNTED.test(word));
}

/**
 * Adds to `into` in how many of the texts each word stands. Title, authors and abstract of a paper are best counted as
 * texts of their own: then the name that a paper gives its method counts twice, and is kept. Many texts at once take less
 * time than one after the other.
 */
export function countWords(texts: Iterable<string>, into: Map<string, number>): void {
  const counts = new Map<string, Count>();
  // Folding takes its time, and the same words stand in most texts.
  const known = new Map<string, Count | null>();
  let number = 0;
  for (const text of texts) {
    number += 1;
    for (const written of text.match(WORD) ?? []) {
      const before = known.get(written);
      const count = before === undefined ? countOf(normalizeTerm(written), counts) : before;
      if (before === undefined) known.set(written, count);
      if (count === null || count.latest === number) continue;
      count.latest = number;
      count.texts += 1;
    }
  }
  for (const [word, { texts }] of counts) into.set(word, (into.get(word) ?? 0) + texts);
}

/** In how many texts a word stands, and the number of the last of them. */
interface Count {
  texts: number;
  latest: number;
}

function countOf(word: string, counts: Map<string, Count>): Count | null {
  if (!COUNTED.test(word)) return null;
  const count = counts.get(word) ?? { texts: 0, latest: 0 };
  counts.set(word, count);
  return count;
}

/** The words of an archive that are worth knowing: the most frequent that stand in two texts or more, these first. */
export function frequentWords(counts: ReadonlyMap<string, number>): CountedWord[] {
  const known = [...counts].filter(([word, texts]) => texts >= MIN_TEXTS && !SURROGATE_PAIR.test(word));
  return known
    .sort((one, other) => other[1] - one[1] || compareCodeUnits(one[0], other[0]))
    .slice(0, MAX_WORDS);
}

/** A word, and in how many texts it stands. */
export type CountedWord = readonly [word: string, texts: number];

// Signs of two code units: a text that is cut in the midst of one cannot be written.
const SURROGATE_PAIR = /[\u{10000}-\u{10FFFF}]/u;

/**
 * Words in alphabetical order as a compact text, the same for the same words. Of each word it has how many letters are
 * those of the word before (in base 36), the others, and as a capital its class.
 */
export function encodeWords(words: readonly CountedWord[]): string {
  let text = '';
  let before = '';
  for (const [word, texts] of words) {
    const shared = sharedPrefixLength(before, word);
    text += `${shared.toString(36)}${word.slice(shared)}${bucketLetter(texts)}`;
    before = word;
  }
  return text;
}

function bucketLetter(texts: number): string {
  const frequency = Math.min(Math.floor(Math.log2(texts) / 2), HIGHEST_BUCKET);
  return String.fromCharCode(FIRST_LETTER + frequency);
}

const FIRST_LETTER = 65;
const ENTRY = /([0-9a-z])([^A-Z]*)([A-I])/gy;

/** Reads a text that {@link encodeWords} gave. @throws {SyntaxError} where it is something else. */
export function decodeWords(text: string): Dictionary {
  const words: string[] = [];
  const frequencyBuckets: number[] = [];
  let read = 0;
  let before = '';
  for (const [entry, shared = '', own = '', frequency = ''] of text.matchAll(ENTRY)) {
    before = before.slice(0, Number.parseInt(shared, 36)) + own;
    words.push(before);
    frequencyBuckets.push(frequency.charCodeAt(0) - FIRST_LETTER);
    read += entry.length;
  }
  if (read !== text.length) throw new SyntaxError('This is no vocabulary.');
  return { words, frequencyBuckets };
}

/** The place of the first word that is not before `word`; binary search. */
export function lowerBound({ words }: Dictionary, word: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of several vocabularies, each once. */
export function mergeDictionaries(parts: Iterable<Dictionary>): Dictionary {
  const known = new Map<string, number>();
  for (const { words, frequencyBuckets } of parts)
    for (const [at, word] of words.entries()) known.set(word, frequencyBuckets[at] ?? 0);
  const words = [...known.keys()].sort(compareCodeUnits);
  return { words, frequencyBuckets: words.map((word) => known.get(word) ?? 0) };
}

/** Which of two words is the first; by their code units, for which `placeOf` looks too. */
export function compareCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one === other ? 0 : 1;
}

// What one sign can say in base 36.
const MAX_SHARED = 35;

/** How many letters two words begin with together, as far as one sign can say. */
export function sharedPrefixLength(one: string, other: string): number {
  let at = 0;
  while (at < MAX_SHARED && at < one.length && one[at] === other[at]) at += 1;
  return at;
}
