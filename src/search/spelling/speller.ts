import { editsOfCost, maxCost, weightedEditDistance } from '../analysis/edit-distance.ts';
import { type Dictionary, lowerBound } from './dictionary.ts';

/** A correction of a word, and its number of edits. */
export interface Suggestion {
  readonly word: string;
  readonly edits: number;
}

/** The fewest letters of a word that is corrected by two edits; shorter words are corrected by one. */
export const TWO_EDITS_FROM = 8;

/** Looks up words of a dictionary: exactly, by prefix, or by edit distance. */
export class Speller {
  readonly #dictionary: Dictionary;
  /** The places in the dictionary of the words of each length. */
  readonly #placesByLength: readonly (readonly number[])[];
  readonly #letters: readonly number[];

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    const places: number[][] = [];
    for (const [place, { length }] of dictionary.words.entries()) {
      places[length] ??= [];
      places[length].push(place);
    }
    this.#placesByLength = places;
    this.#letters = dictionary.words.map(lettersOf);
  }

  /** The frequency bucket of a word, from 0 on; `undefined` for a word that is not in the dictionary. */
  frequency(word: string): number | undefined {
    const place = lowerBound(this.#dictionary, word);
    return this.#dictionary.words[place] === word ? this.#dictionary.frequencyBuckets[place] : undefined;
  }

  /** Whether a word of this frequency bucket or a higher one begins with `start`. */
  isBeginning(start: string, frequency: number): boolean {
    const { words, frequencyBuckets } = this.#dictionary;
    for (
      let place = lowerBound(this.#dictionary, start);
      words[place]?.startsWith(start) === true;
      place += 1
    )
      if ((frequencyBuckets[place] ?? 0) >= frequency) return true;
    return false;
  }

  /** Words that begin with `start`, the most frequent first. */
  completions(start: string, limit: number): string[] {
    const { words, frequencyBuckets } = this.#dictionary;
    const from = lowerBound(this.#dictionary, start);
    let to = from;
    while (words[to]?.startsWith(start) === true) to += 1;
    const places = Array.from({ length: to - from }, (_, at) => from + at);
    const frequent = places.sort(
      (one, other) => (frequencyBuckets[other] ?? 0) - (frequencyBuckets[one] ?? 0),
    );
    return frequent.slice(0, limit).flatMap((place) => words[place] ?? []);
  }

  /**
   * Corrections of a typed word, the likeliest first: within one edit for words of four letters or more, within two for words
   * of eight or more. Fewer edits come first. Among the same number of edits, a frequent word outweighs an unlikely edit.
   */
  suggestions(typed: string, limit: number): Suggestion[] {
    const most = typed.length < 4 ? 0 : typed.length < TWO_EDITS_FROM ? 1 : 2;
    const found = this.#candidates(typed, most).flatMap((place) => {
      const word = this.#dictionary.words[place] ?? '';
      const cost = weightedEditDistance(word, typed, maxCost(most));
      if (!Number.isFinite(cost)) return [];
      const edits = editsOfCost(cost);
      const beginning = word[0] === typed[0] ? 0 : 1;
      const rank = edits * 100 + 2 * (cost + beginning) - (this.#dictionary.frequencyBuckets[place] ?? 0);
      return [{ word, edits, rank }];
    });
    return found
      .sort((one, other) => one.rank - other.rank)
      .slice(0, limit)
      .map(({ word, edits }) => ({ word, edits }));
  }

  /** The places of words with a similar length and similar letters, so that few edit distances have to be computed. */
  #candidates(typed: string, edits: number): number[] {
    const letters = lettersOf(typed);
    // Each edit changes at most two of the letters that occur.
    const isSimilar = (place: number) => bits((this.#letters[place] ?? 0) ^ letters) <= 2 * edits;
    const lengths = Array.from({ length: 2 * edits + 1 }, (_, at) => typed.length - edits + at);
    return lengths.flatMap((length) => (this.#placesByLength[length] ?? []).filter(isSimilar));
  }
}

/** A bit set of the letters and digits in a word; rarer characters share bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 32);
  return letters;
}

function bits(number: number): number {
  let count = 0;
  for (let left = number; left !== 0; left &= left - 1) count += 1;
  return count;
}
