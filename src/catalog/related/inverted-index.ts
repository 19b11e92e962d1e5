import { FULL_WEIGHT, type PaperTerms, type TermNumber } from './term-weights.ts';

/** A paper that shares terms with another, by its number, and how much it shares of what the other is about. */
export interface Match {
  readonly document: number;
  /** From 0 to 1, where 1 is a paper that says the same. */
  readonly likeness: number;
}

/** By how many terms of a paper others are looked for: those that tell most. */
const TERMS_OF_A_QUERY = 32;
// A term that a fifth of the papers has tells little, and its list is long.
const COMMON_SHARE = 0.2;
const COMMON_FROM = 20;
const COMMON_ANYWAY = 1000;
/** The share that the best term loses: one rare word in common is often chance, several are not. */
const CHANCE = 0.6;
/** The least likeness that is worth telling. */
const LEAST_LIKENESS = 0.1;

/** The papers with a term as `document << WEIGHT_BITS | weight`, good for eight million, oldest first. */
interface PostingList {
  readonly entries: number[];
  /** Where the papers begin that are not forgotten. */
  start: number;
}

const WEIGHT_BITS = 8;

/**
 * An inverted index over a window of papers. Adding costs the terms of a paper; a query costs the lists of its 32 best
 * terms, of which none is longer than 1,000 papers, so that all papers together cost in proportion to their number.
 */
export class Postings {
  readonly #lists = new Map<TermNumber, PostingList>();
  /** By paper, 0 between queries. */
  readonly #scores: number[] = [];
  /** By paper, what its best term adds to its score. */
  readonly #bests: number[] = [];
  readonly #nameOf: (term: TermNumber) => string;
  #first = 0;

  /** `nameOf` puts terms that tell equally much in an order. */
  constructor(nameOf: (term: TermNumber) => string) {
    this.#nameOf = nameOf;
  }

  /** Adds a paper and returns its number; numbers count up from 0. */
  add({ weights }: PaperTerms): number {
    const document = this.#scores.push(0) - 1;
    this.#bests.push(0);
    for (const [term, weight] of weights) {
      const entry = (document << WEIGHT_BITS) | weight;
      const list = this.#lists.get(term);
      if (list === undefined) this.#lists.set(term, { entries: [entry], start: 0 });
      else list.entries.push(entry);
    }
    return document;
  }

  /** Forgets all papers with smaller numbers. */
  startFrom(document: number): void {
    this.#first = document;
  }

  /** What a term tells where it is shared, its inverse document frequency: 0 where nobody else or too many have it. */
  worthOf(term: TermNumber): number {
    const papers = this.#scores.length - this.#first;
    const withTerm = this.#spread(term);
    const common = Math.min(COMMON_ANYWAY, Math.max(COMMON_FROM, COMMON_SHARE * papers));
    if (withTerm < 2 || withTerm > common) return 0;
    return Math.log(1 + (papers - withTerm + 0.5) / (withTerm + 0.5));
  }

  /** At most `most` papers like the one with these terms, which has been added, the most alike first. */
  matches(own: number, terms: PaperTerms, most: number): Match[] {
    const found: number[] = [];
    let whole = 0;
    for (const { term, factor, weight } of this.#bestTerms(terms)) {
      whole += factor * weight;
      this.#score(term, factor, found);
    }
    const likenessOf = (document: number) =>
      Math.min(1, ((this.#scores[document] ?? 0) - CHANCE * (this.#bests[document] ?? 0)) / whole);
    const matches = bestOf(found, own, likenessOf, most);
    for (const document of found) this.#scores[document] = 0;
    return matches;
  }

  /** In how many papers of the window a term stands. */
  #spread(term: TermNumber): number {
    const list = this.#lists.get(term);
    if (list === undefined) return 0;
    const first = this.#first << WEIGHT_BITS;
    while ((list.entries[list.start] ?? first) < first) list.start += 1;
    return list.entries.length - list.start;
  }

  #bestTerms({ weights }: PaperTerms) {
    return [...weights]
      .map(([term, weight]) => ({ term, factor: this.worthOf(term) * weight, weight }))
      .filter(({ factor }) => factor > 0)
      .sort((a, b) => b.factor - a.factor || (this.#nameOf(a.term) < this.#nameOf(b.term) ? -1 : 1))
      .slice(0, TERMS_OF_A_QUERY);
  }

  /** Adds what a term is worth to the score of every paper that has it; those that had none go to `found`. */
  #score(term: TermNumber, factor: number, found: number[]): void {
    const { entries, start } = this.#lists.get(term) ?? { entries: [], start: 0 };
    for (let at = start; at < entries.length; at += 1) {
      const entry = entries[at] ?? 0;
      const document = entry >> WEIGHT_BITS;
      const before = this.#scores[document] ?? 0;
      const gain = factor * (entry & FULL_WEIGHT);
      if (before === 0) found.push(document);
      this.#scores[document] = before + gain;
      if (before === 0 || gain > (this.#bests[document] ?? 0)) this.#bests[document] = gain;
    }
  }
}

function bestOf(
  found: readonly number[],
  own: number,
  likenessOf: (document: number) => number,
  most: number,
): Match[] {
  const best: Match[] = [];
  let least = LEAST_LIKENESS;
  for (const document of found) {
    const likeness = likenessOf(document);
    if (document === own || likeness < least) continue;
    best.push({ document, likeness });
    best.sort((a, b) => b.likeness - a.likeness || a.document - b.document);
    if (best.length > most) best.pop();
    if (best.length === most) least = best.at(-1)?.likeness ?? least;
  }
  return best;
}
