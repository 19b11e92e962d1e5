import { normalizeTerm } from '../analysis/folding.ts';
import { writtenWords } from '../analysis/tokenizer.ts';

/** The most words of a dictionary. */
const MAX_WORDS = 30_000;
// A word of a single text may be misspelt.
const MIN_TEXTS = 2;
/** A word of frequency bucket `n` occurs in at least 4^n texts. */
const HIGHEST_BUCKET = 8;
// At least three letters, in a script with spaces between words.
const COUNTED = /^(?=(?:\p{N}*\p{L}){3})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]{3,24}$/u;

/** The words of an archive, in the order of their code units. */
export interface Dictionary {
  readonly words: readonly string[];
  /** The frequency of the word at each place: bucket `n` is from 4^n texts on. */
  readonly frequencyBuckets: readonly number[];
}

/** The normalized words of a text that a dictionary may have: of three letters or more, without numbers. */
export function dictionaryTerms(text: string): string[] {
  return writtenWords(text)
    .map(normalizeTerm)
    .filter((word) => COUNTED.test(word));
}

/**
 * The words of texts that a dictionary may have, each as often as there are texts with it. Pass title, authors and abstract of a paper as
 * separate texts: then the name of a method that only one paper uses counts twice, and is kept.
 */
export function countedWords(texts: readonly string[]): string[] {
  return texts.flatMap((text) => [
    ...new Set([...new Set(writtenWords(text))].map(normalizeTerm).filter((word) => COUNTED.test(word))),
  ]);
}

/** The words of the dictionary: words of two texts or more, the most frequent first. */
export function frequentWords(counts: ReadonlyMap<string, number>): CountedWord[] {
  const known = [...counts].filter(([word, texts]) => texts >= MIN_TEXTS && !SURROGATE_PAIR.test(word));
  return known
    .sort((one, other) => other[1] - one[1] || compareCodeUnits(one[0], other[0]))
    .slice(0, MAX_WORDS);
}

/** A word, and the number of texts that contain it. */
export type CountedWord = readonly [word: string, texts: number];

// Front coding splits words between code units, and half a surrogate pair cannot be written as UTF-8.
const SURROGATE_PAIR = /[\u{10000}-\u{10FFFF}]/u;

/**
 * Encodes sorted words as a compact text (front coding): for each word the number of letters that it shares with the previous
 * word, in base 36; its other letters; and its frequency bucket as a capital letter.
 * @example "0graphD5sC" for `graph` (bucket 3) and `graphs` (bucket 2)
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

/** Reads a text of {@link encodeWords}. @throws {SyntaxError} for any other text. */
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
  if (read !== text.length) throw new SyntaxError('The text is not a dictionary.');
  return { words, frequencyBuckets };
}

/** The place of the first word that is not less than `word`, by binary search. */
export function lowerBound({ words }: Dictionary, word: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Merges dictionaries; the result has each word once. */
export function mergeDictionaries(parts: Iterable<Dictionary>): Dictionary {
  const known = new Map<string, number>();
  for (const { words, frequencyBuckets } of parts)
    for (const [at, word] of words.entries()) known.set(word, frequencyBuckets[at] ?? 0);
  const words = [...known.keys()].sort(compareCodeUnits);
  return { words, frequencyBuckets: words.map((word) => known.get(word) ?? 0) };
}

/** Compares two words by their code units. `lowerBound` relies on this order. */
export function compareCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one === other ? 0 : 1;
}

// The largest digit in base 36.
const MAX_SHARED = 35;

/** The length of the longest common prefix of two words, at most 35, which is the largest digit in base 36. */
export function sharedPrefixLength(one: string, other: string): number {
  let at = 0;
  while (at < MAX_SHARED && at < one.length && one[at] === other[at]) at += 1;
  return at;
}
