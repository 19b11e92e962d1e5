import type { PaperTexts } from '../terms/paper-texts.ts';
import { type Word, wordsOf } from '../terms/tokenizer.ts';

/** The number of a term: that of a word, or one made of the numbers of two words that follow each other. */
export type TermNumber = number;

/** The terms of a paper; they depend on the paper alone. */
export interface PaperTerms {
  /** The words with their numbers, in the order of abstract, keywords and title. */
  readonly words: readonly (Word & { readonly number: number })[];
  /** The numbers of the words, with a 0 wherever a phrase ends. */
  readonly sequence: Uint32Array;
  /** How much the paper is about each of its terms: whole numbers from 1 to {@link FULL_WEIGHT}. */
  readonly weights: ReadonlyMap<TermNumber, number>;
}

export const FULL_WEIGHT = 255;

const PAIR_BASE = 2 ** 24;
const COUNTS = { abstract: 1, keywords: 2, title: 3 } as const;
/** A pair that stands only in the abstract is a term when it stands there more than once. */
const ENOUGH_FOR_PAIR = 2;
// The customary constants of BM25; the length is the one from which texts count as long.
const SATURATION = 2;
const LENGTH_SHARE = 0.6;
const USUAL_LENGTH = 100;

/** The number of the term that two words make in this order. */
export function pairOf(first: number, second: number): TermNumber {
  return first * PAIR_BASE + second;
}

/** The numbers that words have gets in the order in which they are first read. Nothing that is shown depends on it. */
export interface TermReader {
  read(texts: PaperTexts): PaperTerms;
  /** The words of a term, apart by spaces. */
  nameOf(term: TermNumber): string;
}

/** Makes a reader of papers' terms. It remembers every word that it has read. */
export function createTermReader(): TermReader {
  const numbers = new Map<string, number>();
  const stems = [''];
  const numberOf = (stem: string): number => {
    const known = numbers.get(stem);
    if (known !== undefined) return known;
    numbers.set(stem, stems.length);
    return stems.push(stem) - 1;
  };
  return {
    read: (texts) => readTerms(texts, numberOf),
    nameOf: (term) => {
      const [first, second] = [Math.floor(term / PAIR_BASE), term % PAIR_BASE];
      return `${stems[first] ?? ''} ${stems[second] ?? ''}`.trim();
    },
  };
}

function readTerms(texts: PaperTexts, numberOf: (stem: string) => number): PaperTerms {
  const parts = [
    { count: COUNTS.abstract, text: texts.abstract },
    ...texts.keywords.map((text) => ({ count: COUNTS.keywords, text })),
    { count: COUNTS.title, text: texts.title },
  ];
  const words: (Word & { number: number })[] = [];
  const sequence: number[] = [];
  const counts = new Map<TermNumber, number>();
  const add = (term: TermNumber, count: number) => counts.set(term, (counts.get(term) ?? 0) + count);
  for (const { text, count } of parts) {
    let before: (Word & { number: number }) | undefined;
    for (const read of wordsOf(text)) {
      // Titles may capitalise every word.
      const isOpening = read.isOpening || text === texts.title;
      const word = { ...read, isOpening, number: numberOf(read.stem) };
      if (word.joint === undefined) {
        sequence.push(0);
        before = undefined;
      }
      if (!word.isGeneral) add(word.number, count);
      if (before !== undefined && !(before.isGeneral && word.isGeneral))
        add(pairOf(before.number, word.number), count);
      words.push(word);
      sequence.push(word.number);
      before = word;
    }
  }
  return { words, sequence: Uint32Array.from(sequence), weights: weightsOf(counts, words.length) };
}

/** The part of BM25 that the document makes: https://doi.org/10.1561/1500000019, section 3.4. */
function weightsOf(counts: ReadonlyMap<TermNumber, number>, length: number): Map<TermNumber, number> {
  const pivot = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / USUAL_LENGTH);
  const weights = new Map<TermNumber, number>();
  for (const [term, count] of counts) {
    if (term >= PAIR_BASE && count < ENOUGH_FOR_PAIR) continue;
    weights.set(term, Math.max(1, Math.round((FULL_WEIGHT * count) / (count + pivot))));
  }
  return weights;
}
