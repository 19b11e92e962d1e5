import type { PaperTexts } from '../terms/paper-texts.ts';
import { bigramOf, isBigram, type TermNumber, wordNumber } from '../terms/term-hash.ts';
import { type Token, tokenize } from '../terms/tokenizer.ts';

/** The terms of a paper. They do not depend on other papers. */
export interface PaperTerms {
  /** The words of abstract, keywords and title, in this order, with the numbers of their stems. */
  readonly tokens: readonly (Token & { readonly number: number })[];
  /** The numbers of the words in the same order, with a 0 between phrases. */
  readonly sequence: Float64Array;
  /** The BM25 weight of each term in the paper, as whole numbers from 1 to {@link MAX_WEIGHT}. */
  readonly weights: ReadonlyMap<TermNumber, number>;
}

export const MAX_WEIGHT = 255;

const FIELD_BOOSTS = { abstract: 1, keywords: 2, title: 3 } as const;
/** A bigram in the abstract alone is a term only if it occurs there at least this often. */
const MIN_BIGRAM_COUNT = 2;
// The parameters of BM25. The average length is a constant, so that weights do not depend on other papers.
const K1 = 2;
const B = 0.6;
const AVERAGE_LENGTH = 100;

/** The terms of a paper with these texts. */
export function readTerms(texts: PaperTexts): PaperTerms {
  const fields = [
    { count: FIELD_BOOSTS.abstract, text: texts.abstract },
    ...texts.keywords.map((text) => ({ count: FIELD_BOOSTS.keywords, text })),
    { count: FIELD_BOOSTS.title, text: texts.title },
  ];
  const tokens: (Token & { number: number })[] = [];
  const sequence: number[] = [];
  const counts = new Map<TermNumber, number>();
  const add = (term: TermNumber, count: number) => counts.set(term, (counts.get(term) ?? 0) + count);
  for (const { text, count } of fields) {
    let previous: (Token & { number: number }) | undefined;
    for (const read of tokenize(text)) {
      // Titles may capitalise every word, so their capital letters do not mark names.
      const startsSentence = read.startsSentence || text === texts.title;
      const token = { ...read, startsSentence, number: wordNumber(read.stem) };
      if (token.separator === undefined) {
        sequence.push(0);
        previous = undefined;
      }
      if (!token.isGeneral) add(token.number, count);
      if (previous !== undefined && !(previous.isGeneral && token.isGeneral))
        add(bigramOf(previous.number, token.number), count);
      tokens.push(token);
      sequence.push(token.number);
      previous = token;
    }
  }
  return { tokens, sequence: Float64Array.from(sequence), weights: weightsOf(counts, tokens.length) };
}

/** The term frequency factor of BM25: https://doi.org/10.1561/1500000019, section 3.4. */
function weightsOf(counts: ReadonlyMap<TermNumber, number>, length: number): Map<TermNumber, number> {
  const lengthNorm = K1 * (1 - B + (B * length) / AVERAGE_LENGTH);
  const weights = new Map<TermNumber, number>();
  for (const [term, count] of counts) {
    if (isBigram(term) && count < MIN_BIGRAM_COUNT) continue;
    weights.set(term, Math.max(1, Math.round((MAX_WEIGHT * count) / (count + lengthNorm))));
  }
  return weights;
}

/** A function that returns the stems of a term of this paper, separated by a space. */
export function termTexts({ tokens }: PaperTerms): (term: TermNumber) => string {
  const texts = new Map<TermNumber, string>();
  let previous: PaperTerms['tokens'][number] | undefined;
  for (const token of tokens) {
    texts.set(token.number, token.stem);
    if (previous !== undefined)
      texts.set(bigramOf(previous.number, token.number), `${previous.stem} ${token.stem}`);
    previous = token;
  }
  return (term) => texts.get(term) ?? '';
}
