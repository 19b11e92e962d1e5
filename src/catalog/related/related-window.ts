import type { PaperSummary } from '../paper/paper-summary.ts';
import type { PaperTexts } from '../terms/paper-texts.ts';
import type { TermNumber } from '../terms/term-hash.ts';
import type { DayTerms } from './day-terms.ts';
import { InvertedIndex, type Matches } from './inverted-index.ts';
import { MeaningOrder } from './meaning-order.ts';
import type { RelatedList } from './related-lists.ts';
import { createSharedTerms } from './shared-terms.ts';
import { type PaperTerms, readTerms } from './term-weights.ts';

/** With word vectors, so many papers with similar words are put in order. */
const CANDIDATES = 40;
const MAX_TERMS = 3;

/** The settings of a window. */
export interface WindowOptions {
  readonly limit: number;
  /** The vector of a paper, if papers are ordered by meaning too. */
  readonly vectorOf?: ((paper: PaperSummary) => Int8Array | undefined) | undefined;
  readonly textsOf: (paper: PaperSummary) => PaperTexts;
  /** The terms of all papers that lists are asked for, if they are known; see {@link InvertedIndex}. */
  readonly wanted?: ReadonlySet<TermNumber> | undefined;
}

/** A sliding window of papers. Withdrawn papers have related papers, but are never returned as related. */
export class RelatedWindow {
  readonly #options: WindowOptions;
  readonly #index: InvertedIndex;
  readonly #order: MeaningOrder | undefined;
  readonly #papers: (PaperSummary | undefined)[] = [];
  readonly #sequences = new Map<number, PaperTerms['sequence']>();
  #start = 0;

  constructor(options: WindowOptions) {
    this.#options = options;
    this.#index = new InvertedIndex(options.wanted);
    this.#order = options.vectorOf && new MeaningOrder();
  }

  /** The number of papers that were added, with those that were removed. */
  get size(): number {
    return this.#papers.length;
  }

  /** Adds the papers of a day, in the order of their ids. */
  add(papers: readonly PaperSummary[], terms: DayTerms): void {
    this.#papers.push(...papers);
    this.#index.add(terms);
  }

  /** Tells the window the terms of a paper by its number, so that it need not read them. */
  keepTerms(document: number, { sequence }: PaperTerms): void {
    this.#sequences.set(document, sequence);
  }

  /** Removes all papers before a number. */
  startFrom(document: number): void {
    this.#index.startFrom(document);
    for (; this.#start < document; this.#start += 1) {
      this.#papers[this.#start] = undefined;
      this.#sequences.delete(this.#start);
      this.#order?.remove(this.#start);
    }
  }

  /** The list of the paper with this number and these terms. */
  relatedTo(own: number, terms: PaperTerms): RelatedList {
    const tfIdfs = new Map<TermNumber, number>();
    for (const [term, weight] of terms.weights) tfIdfs.set(term, weight * this.#index.idf(term));
    const sharedWith = createSharedTerms(terms, (term) => tfIdfs.get(term) ?? 0);
    const { matches, bounds } = this.#matchesOf(own, terms);
    const related = matches.flatMap(({ document, similarity }) => {
      const paper = this.#papers[document];
      if (paper === undefined || paper.withdrawn !== undefined) return [];
      const shared = sharedWith(this.#sequenceOf(document, paper), MAX_TERMS);
      return shared.length === 0 ? [] : [{ paper, similarity, terms: shared }];
    });
    return { related, bounds };
  }

  #matchesOf(own: number, terms: PaperTerms): Matches {
    const { limit } = this.#options;
    if (this.#order === undefined) return this.#index.matches(own, terms, limit);
    const { matches, bounds } = this.#index.matches(own, terms, Math.max(limit, CANDIDATES));
    for (const document of [own, ...matches.map((match) => match.document)]) this.#orderBy(document);
    return { matches: this.#order.sort(own, matches).slice(0, limit), bounds };
  }

  /** Reads the vector of a paper when it is first compared, since most papers of a window never are. */
  #orderBy(document: number): void {
    const paper = this.#papers[document];
    if (paper === undefined || this.#order?.has(document) !== false) return;
    this.#order.add(document, this.#options.vectorOf?.(paper));
  }

  #sequenceOf(document: number, paper: PaperSummary): PaperTerms['sequence'] {
    const known = this.#sequences.get(document) ?? readTerms(this.#options.textsOf(paper)).sequence;
    this.#sequences.set(document, known);
    return known;
  }
}
