import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { type DerivedCache, keyOf } from '../paper/derived-cache.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import { type TextSource, textSource } from '../terms/paper-texts.ts';
import { DayVectors } from './day-vectors.ts';
import { KeptDays } from './kept-days.ts';
import { ListMaker } from './list-maker.ts';
import { type RelatedDay, RelatedDays } from './related-days.ts';
import type { DayLists, RelatedPaper } from './related-lists.ts';
import { digestOfVectors } from './site-vectorizer.ts';

/** How related papers are chosen. */
export interface RelatedOptions {
  /** The most papers of a list. */
  readonly limit?: number;
  /** Word vectors, so that the meaning of all words counts too. */
  readonly vectorizer?: TextVectorizer;
  /** The lists and terms of former builds. */
  readonly cache?: DerivedCache;
}

const MAX_RELATED = 6;

/**
 * The related papers of every paper, most similar first. Papers are found by rare words that they share. They are ordered by these
 * words and, with word vectors, by the meaning of all words.
 *
 * Related papers and term frequencies come only from papers listed on the same day or before, in the 12 months that end with
 * the paper's own. So a list does not change when later days are added, and older months are not needed. Papers without a
 * day are related only to each other. The order of `papers` does not matter.
 */
export class RelatedLists {
  readonly #papers = new Map<string, PaperSummary>();
  readonly #days: RelatedDays;
  /** All on which lists depend besides the papers. */
  readonly #settings: string;
  readonly #kept: KeptDays | undefined;
  readonly #vectors: DayVectors | undefined;
  readonly #maker: ListMaker;
  /** Without a cache, all lists. */
  readonly #lists = new Map<RelatedDay, DayLists>();

  constructor(
    papers: readonly PaperSummary[],
    source: TextSource,
    { cache, limit = MAX_RELATED, vectorizer }: RelatedOptions = {},
  ) {
    for (const paper of papers) this.#papers.set(paper.id, paper);
    this.#days = new RelatedDays(papers, source);
    this.#settings = `related ${cache?.code} ${limit} ${vectorizer && digestOfVectors(vectorizer)}`;
    this.#kept = cache && new KeptDays(this.#days, cache, this.#settings, (id) => this.#papers.get(id));
    this.#vectors = vectorizer && new DayVectors(vectorizer, this.#days, source.textsOf, cache);
    this.#maker = new ListMaker({
      days: this.#days,
      kept: this.#kept,
      vectors: this.#vectors,
      textsOf: source.textsOf,
      limit,
    });
  }

  /** A digest of all on which the lists of a day depend, but for the code; empty for a day without papers. */
  digestOf(name: string): string {
    const day = this.#days.get(name);
    return day === undefined ? '' : keyOf(this.#settings, ...this.#days.windowDigestsOf(day));
  }

  /** The related papers of all papers of a day, by the ids of these. It is fastest to ask for days in their order. */
  ofDay(name: string): ReadonlyMap<string, readonly RelatedPaper[]> {
    const day = this.#days.get(name);
    if (day === undefined) return new Map();
    const make = () => this.#maker.listsOf(day);
    const lists = this.#kept?.listsOf(day, make) ?? this.#lists.get(day) ?? make();
    if (this.#kept === undefined) this.#lists.set(day, lists);
    return new Map([...lists].map(([id, { related }]) => [id, related]));
  }

  /** The papers with which those of a day are compared: of each day of its window, those of the day itself last. */
  windowOf(name: string): readonly (readonly PaperSummary[])[] {
    const day = this.#days.get(name);
    return day === undefined ? [] : this.#days.windowOf(day).map(({ papers }) => papers);
  }

  /**
   * Tells the cache that the lists of all days are in use, and so are their terms and vectors, so that it keeps them. A new day
   * needs those of a year, and the edit of an old paper those of two.
   */
  markUsed(): void {
    for (const day of this.#days.all) {
      this.#kept?.markUsed(day);
      this.#vectors?.markUsed(day);
    }
  }

  /** Keeps the digests of all days, so that a later build can find the lists of this one, which have been made. */
  keepDays(): void {
    this.#kept?.keepDays();
  }
}

/** The related papers of every paper by its id; see {@link RelatedLists}. Every paper has a list, which may be empty. */
export function findRelatedPapers(
  papers: readonly CatalogPaper[],
  options: RelatedOptions = {},
): Map<string, readonly RelatedPaper[]> {
  const records = new Map(papers.map((paper) => [paper.id, paper]));
  const recordOf = ({ id }: PaperSummary): CatalogPaper => {
    const record = records.get(id);
    if (record === undefined) throw new Error(`There is no record of the paper ${id}.`);
    return record;
  };
  const lists = new RelatedLists(papers, textSource(recordOf), options);
  const days = [...new Set(papers.map(({ listed }) => listed ?? 'undated'))].sort();
  const related = new Map(days.flatMap((day) => [...lists.ofDay(day)]));
  lists.keepDays();
  return related;
}
