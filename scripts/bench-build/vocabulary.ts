import { termsIn } from '../../src/vectors/model/terms.ts';
import type { WordVectors } from '../../src/vectors/model/word-vectors.ts';
import { oneOf, type Random } from '../bench-search/random.ts';
import { zipfOf } from './zipf.ts';

/** Draws words as often as texts of research have them. */
export interface Vocabulary {
  /** A word that carries meaning. */
  readonly contentWord: (random: Random) => string;
  /** A word that nearly every text has. */
  readonly functionWord: (random: Random) => string;
  /** The words that are nearest in meaning to some phrases, the nearest first. */
  readonly wordsNear: (phrases: readonly string[]) => readonly string[];
}

/** The most frequent words of English research, in their order. The word vectors leave most of them out. */
const FUNCTION_WORDS =
  'the of and to a in we is for that on with this as by are our from be an which can it at have its or these their has than into was were'.split(
    ' ',
  );
const PLAIN = /^[a-z]{2,}$/u;
/** Shifts of the frequencies by rank, so that the first words are as frequent as in abstracts. */
const SHIFT = { function: 1, content: 50 } as const;
const NEAR = 400;
const PLURAL = { share: 0.15, fits: /[^s]{3}(?<!ing|ed|ly|al|ive|ous|ful|s)$/u } as const;

/**
 * The vocabulary of trained word vectors. A term's weight, which is the length of its vector, starts from its inverse document
 * frequency, so the terms in the order of their weights are about in the order of their frequency.
 * @throws {RangeError} if there are no words.
 */
export function vocabularyOf(model: WordVectors): Vocabulary {
  const lengths = lengthsOf(model);
  const ranked = [...model.terms.keys()]
    .filter((term) => PLAIN.test(model.terms[term] ?? '') && (lengths[term] ?? 0) > 0)
    .sort((one, other) => (lengths[one] ?? 0) - (lengths[other] ?? 0) || one - other);
  const words = ranked.map((term) => model.terms[term] ?? '');
  const contentRank = zipfOf(words.length, SHIFT.content);
  const functionRank = zipfOf(FUNCTION_WORDS.length, SHIFT.function);
  const numbers = new Map(model.terms.map((term, number) => [term, number]));
  return {
    contentWord: (random) => inflected(words[contentRank(random)] ?? '', random),
    functionWord: (random) => FUNCTION_WORDS[functionRank(random)] ?? '',
    wordsNear: (phrases) => {
      const terms = phrases.flatMap(termsIn).flatMap((term) => numbers.get(term) ?? []);
      const subject = sumOf(model, terms);
      const nearness = new Map(
        ranked.map((term) => [term, productOf(model, term, subject) / (lengths[term] ?? 1)]),
      );
      return [...nearness]
        .sort(([, one], [, other]) => other - one)
        .slice(0, NEAR)
        .map(([term]) => model.terms[term] ?? '');
    },
  };
}

/** The word, or its plural: the word vectors have only singulars. */
export function inflected(word: string, random: Random): string {
  return random() < PLURAL.share && PLURAL.fits.test(word) ? `${word}s` : word;
}

/** A word from a list whose first words are the most frequent. */
export function oneNear(words: readonly string[], random: Random): string {
  // The product of two random numbers prefers small ones, as Zipf's law does.
  const word = words[Math.floor(random() * random() * words.length)];
  return inflected(word ?? oneOf(words, random), random);
}

function lengthsOf({ terms, dimensions, components, scales }: WordVectors): Float32Array {
  return Float32Array.from(terms, (_, term) => {
    let sum = 0;
    for (let at = term * dimensions; at < (term + 1) * dimensions; at += 1) sum += (components[at] ?? 0) ** 2;
    return Math.sqrt(sum) * (scales[term] ?? 0);
  });
}

function sumOf({ dimensions, components, scales }: WordVectors, terms: readonly number[]): Float64Array {
  const sum = new Float64Array(dimensions);
  for (const term of terms)
    for (let at = 0; at < dimensions; at += 1)
      sum[at] = (sum[at] ?? 0) + (components[term * dimensions + at] ?? 0) * (scales[term] ?? 0);
  return sum;
}

function productOf(
  { dimensions, components, scales }: WordVectors,
  term: number,
  vector: Float64Array,
): number {
  let sum = 0;
  for (let at = 0; at < dimensions; at += 1)
    sum += (components[term * dimensions + at] ?? 0) * (vector[at] ?? 0);
  return sum * (scales[term] ?? 0);
}
