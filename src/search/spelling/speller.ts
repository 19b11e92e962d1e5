import { editsOfCost, maxCost, weightedEditDistance } from '../analysis/edit-distance.ts';
import { type Dictionary, lowerBound } from './dictionary.ts';

/** A word that may have been meant. */
export interface Suggestion {
  readonly word: string;
  readonly edits: number;
}

/** In words of so many letters two slips are looked for. */
export const TWO_EDITS_FROM = 8;

/** Finds words of a vocabulary by their likeness. */
export class Speller {
  readonly #vocabulary: Dictionary;
  /** The places of the words of each length. */
  readonly #places: readonly (readonly number[])[];
  readonly #letters: readonly number[];

  constructor(vocabulary: Dictionary) {
    this.#vocabulary = vocabulary;
    const places: number[][] = [];
    for (const [place, { length }] of vocabulary.words.entries()) {
      places[length] ??= [];
      places[length].push(place);
    }
    this.#places = places;
    this.#letters = vocabulary.words.map(lettersOf);
  }

  /** How frequent a word is, from 0 on; `undefined` for a word that is not known. */
  frequency(word: string): number | undefined {
    const place = lowerBound(this.#vocabulary, word);
    return this.#vocabulary.words[place] === word ? this.#vocabulary.frequencyBuckets[place] : undefined;
  }

  /** Whether a word of this frequency or above begins so. */
  isBeginning(start: string, frequency: number): boolean {
    const { words, frequencyBuckets } = this.#vocabulary;
    for (
      let place = lowerBound(this.#vocabulary, start);
      words[place]?.startsWith(start) === true;
      place += 1
    )
      if ((frequencyBuckets[place] ?? 0) >= frequency) return true;
    return false;
  }

  /** The most frequent words that begin so, those of two texts at least, the most frequent first. */
  completions(start: string, limit: number): string[] {
    const { words, frequencyBuckets } = this.#vocabulary;
    const from = lowerBound(this.#vocabulary, start);
    let to = from;
    while (words[to]?.startsWith(start) === true) to += 1;
    const places = Array.from({ length: to - from }, (_, at) => from + at);
    const frequent = places.sort(
      (one, other) => (frequencyBuckets[other] ?? 0) - (frequencyBuckets[one] ?? 0),
    );
    return frequent.slice(0, limit).flatMap((place) => words[place] ?? []);
  }

  /**
   * The known words that a typed one may stand for, the likeliest first. In words of four letters one slip is looked
   * for, from eight on two. Fewer slips come first; then a frequent word makes up for a slip that is less likely.
   */
  suggestions(typed: string, limit: number): Suggestion[] {
    const most = typed.length < 4 ? 0 : typed.length < TWO_EDITS_FROM ? 1 : 2;
    const found = this.#alike(typed, most).flatMap((place) => {
      const word = this.#vocabulary.words[place] ?? '';
      const cost = weightedEditDistance(word, typed, maxCost(most));
      if (!Number.isFinite(cost)) return [];
      const slips = editsOfCost(cost);
      const beginning = word[0] === typed[0] ? 0 : 1;
      const rank = slips * 100 + 2 * (cost + beginning) - (this.#vocabulary.frequencyBuckets[place] ?? 0);
      return [{ word, slips, rank }];
    });
    return found
      .sort((one, other) => one.rank - other.rank)
      .slice(0, limit)
      .map(({ word, slips }) => ({ word, slips }));
  }

  /** The places of the words that have about as many letters and about the same ones, so that few are compared. */
  #alike(typed: string, slips: number): number[] {
    const letters = lettersOf(typed);
    // Each slip changes at most two of the letters that occur.
    const isAlike = (place: number) => bits((this.#letters[place] ?? 0) ^ letters) <= 2 * slips;
    const lengths = Array.from({ length: 2 * slips + 1 }, (_, at) => typed.length - slips + at);
    return lengths.flatMap((length) => (this.#places[length] ?? []).filter(isAlike));
  }
}

/** Which letters and digits occur in a word, a bit each; rarer signs share bits. */
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
