import { COARSE, InnerProducts } from '../vectors/quantization/scalar-quantizer.ts';
import type { ComparedPaper } from './compared-paper.ts';
import type { DayPaper } from './day-file.ts';
import { savedTextsOf } from './saved-texts.ts';
import { readCode, vectorOf } from './semantic-code.ts';
import { wordsOf } from './words.ts';

/** How much a paper is like the saved ones. */
export interface Likeness {
  /** 0 for a paper that is as like them as the others are on average, in standard deviations. */
  readonly score: number;
  /** Telling phrases that saved papers have too, most telling first. */
  readonly shared: readonly string[];
  /** How many saved papers have one of them. */
  readonly savedCount: number;
  /** The saved paper that is nearest in meaning, if it is near. */
  readonly nearest?: ComparedPaper;
}

/** A paper is compared with so many saved papers, those most like it. So a reader may have several interests. */
const NEAREST = 5;
/** How much the meaning counts, against shared words. Chosen with `npm run eval:for-you -- --seed 1001`. */
const MEANING_WEIGHT = 2;
/** The inner product of vectors from which on two papers are told to be near in meaning. */
const NEAR = 0.5;
/** The likeness from which on a single shared word is told. */
const ALIKE = 0.5;
/** A reason names so many shared phrases. */
const MAX_SHARED = 2;

/** How much each of some papers is like the saved ones. */
export function likenessOf(papers: readonly DayPaper[], saved: readonly ComparedPaper[]): Likeness[] {
  const words = sharedWords(papers, saved);
  const meanings = nearestMeanings(papers, saved);
  const wordScores = standardize(words.map(({ score }) => score));
  const meaningScores = standardize(meanings.map((meaning) => meaning?.score));
  const hasMeaning = meanings.some((meaning) => meaning !== undefined);
  return papers.map((_, at) => {
    const { shared = [], savedCount = 0 } = words[at] ?? {};
    const [word, meaning] = [wordScores[at] ?? 0, meaningScores[at] ?? 0];
    const { best = 0, nearest } = meanings[at] ?? {};
    const score = hasMeaning ? (word + MEANING_WEIGHT * meaning) / (1 + MEANING_WEIGHT) : word;
    // One word of one saved paper may be chance, unless the papers are alike otherwise.
    const isChance = savedCount === 1 && shared.every((phrase) => !phrase.includes(' ')) && score < ALIKE;
    return {
      score,
      shared: isChance ? [] : shared,
      savedCount,
      ...(nearest !== undefined && best >= NEAR && { nearest }),
    };
  });
}

interface SharedWords {
  readonly score: number;
  readonly shared: readonly string[];
  readonly savedCount: number;
}

function sharedWords(papers: readonly DayPaper[], saved: readonly ComparedPaper[]): SharedWords[] {
  const texts = savedTextsOf(saved);
  return papers.map(({ telling }) => {
    const sums = new Map<number, number>();
    const found = telling.flatMap(({ printed, weight, isName }) => {
      const having = texts.having(printed);
      for (const at of having) sums.set(at, (sums.get(at) ?? 0) + weight);
      if (having.length === 0 || !(isName || texts.isInTitle(printed))) return [];
      return [{ printed, having, weight }];
    });
    const named = distinct(found.toSorted((a, b) => nameScore(b) - nameScore(a))).slice(0, MAX_SHARED);
    return {
      score: meanOfLargest([...sums.values()]),
      shared: named.map(({ printed }) => printed),
      savedCount: new Set(named.flatMap(({ having }) => having)).size,
    };
  });
}

interface FoundPhrase {
  readonly printed: string;
  readonly having: readonly number[];
  readonly weight: number;
}

/** A phrase of many saved papers names the reader's interest better than the rarest one. */
function nameScore({ printed, having, weight }: FoundPhrase): number {
  return weight * Math.log(1 + having.length) * Math.sqrt(wordsOf(printed).length);
}

/** Leaves out phrases that have a word in common with one before. */
function distinct(phrases: readonly FoundPhrase[]): FoundPhrase[] {
  const taken = new Set<string>();
  return phrases.filter(({ printed }) => {
    const words = wordsOf(printed);
    if (words.some((word) => taken.has(word))) return false;
    for (const word of words) taken.add(word);
    return true;
  });
}

interface NearestMeaning {
  readonly score: number;
  readonly best: number;
  readonly nearest: ComparedPaper | undefined;
}

function nearestMeanings(
  papers: readonly DayPaper[],
  saved: readonly ComparedPaper[],
): (NearestMeaning | undefined)[] {
  const codes = saved.map(({ vector }) => (vector === undefined ? undefined : readCode(vector)));
  const models = new Set(codes.map((code) => code?.model));
  return papers.map(({ code }) => {
    const own = code === undefined ? undefined : readCode(code);
    // The tables of products take a slow phone a quarter of a second for a day.
    if (own === undefined || !models.has(own.model)) return undefined;
    const products = new InnerProducts(vectorOf(own.code), COARSE);
    const scores = codes.flatMap((other, at) =>
      other?.model === own.model ? [{ at, product: products.of(other.code, 0) }] : [],
    );
    const sorted = scores.toSorted((a, b) => b.product - a.product);
    const [first] = sorted;
    return {
      score: meanOfLargest(sorted.map(({ product }) => product)),
      best: first?.product ?? 0,
      nearest: saved[first?.at ?? -1],
    };
  });
}

function meanOfLargest(values: readonly number[]): number {
  const largest = values.toSorted((a, b) => b - a).slice(0, NEAREST);
  return largest.length === 0 ? 0 : largest.reduce((sum, value) => sum + value, 0) / NEAREST;
}

/** Values with the mean 0 and the standard deviation 1; 0 for missing ones, and if all are equal. */
function standardize(values: readonly (number | undefined)[]): number[] {
  const known = values.filter((value) => value !== undefined);
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / Math.max(1, known.length));
  return values.map((value) => (value === undefined || deviation === 0 ? 0 : (value - mean) / deviation));
}
