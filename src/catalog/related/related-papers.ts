import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { type DerivedCache, keep, keyOf } from '../paper/derived-cache.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import { type TextSource, textSource } from '../terms/paper-texts.ts';
import { type DayTerms, dayTermsOf, decodeDayTerms, encodeDayTerms } from './day-terms.ts';
import { DayVectors } from './day-vectors.ts';
import { type RelatedDay, RelatedDays } from './related-days.ts';
import { type DayLists, decodeLists, encodeLists, type RelatedPaper } from './related-lists.ts';
import { RelatedWindow } from './related-window.ts';
import { digestOfVectors } from './site-vectorizer.ts';
import { type PaperTerms, readTerms } from './term-weights.ts';

/** How related papers are chosen. */
export interface RelatedOptions {
  /** The most papers of a list. */
  readonly limit?: number;
  /** Word vectors, so that the meaning of all words counts too. */
  readonly vectorizer?: TextVectorizer;
  /** The lists and terms of former builds. */
  readonly cache?: DerivedCache;
}

interface WindowState {
  readonly window: RelatedWindow;
  /** The number of the first paper of each day. */
  readonly starts: number[];
  /** The day that is added next. */
  readonly next: number;
  /** The days whose terms are indexed; all if it is undefined. */
  readonly due: ReadonlySet<RelatedDay> | undefined;
}

const MAX_RELATED = 6;
/** If so few days have no lists yet, only the terms of their papers are indexed. */
const FEW_DAYS = 10;

/**
 * The related papers of every paper, most similar first. Papers are found by rare words that they share. They are ordered by these
 * words and, with word vectors, by the meaning of all words.
 *
 * Related papers and term frequencies come only from papers listed on the same day or before, in the 12 months that end with
 * the paper's own. So a list does not change when later days are added, and older months are not needed. Papers without a
 * day are related only to each other. The order of `papers` does not matter.
 */
export class RelatedLists {
  readonly #options: RelatedOptions;
  readonly #source: TextSource;
  readonly #settings: string;
  readonly #papers = new Map<string, PaperSummary>();
  readonly #days: RelatedDays;
  readonly #vectors: DayVectors | undefined;
  /** Without a cache, all lists. */
  readonly #lists = new Map<RelatedDay, DayLists>();
  #state: WindowState | undefined;

  constructor(papers: readonly PaperSummary[], source: TextSource, options: RelatedOptions = {}) {
    this.#options = options;
    this.#source = source;
    const { cache, limit, vectorizer } = options;
    this.#settings = `related ${cache?.code} ${limit} ${vectorizer && digestOfVectors(vectorizer)}`;
    for (const paper of papers) this.#papers.set(paper.id, paper);
    this.#days = new RelatedDays(papers, source);
    this.#vectors = vectorizer && new DayVectors(vectorizer, this.#days, source.textsOf, cache);
  }

  /** A digest of all on which the lists of a day depend, but for the code; empty for a day without papers. */
  digestOf(name: string): string {
    const day = this.#days.get(name);
    return day === undefined ? '' : this.#keyOf(day);
  }

  /** The related papers of all papers of a day. It is fastest to ask for days in their order. */
  ofDay(name: string): DayLists {
    const day = this.#days.get(name);
    if (day === undefined) return new Map();
    const { cache } = this.#options;
    if (cache === undefined) {
      const lists = this.#lists.get(day) ?? this.#relate(day);
      this.#lists.set(day, lists);
      return lists;
    }
    return keep(cache, this.#keyOf(day), {
      make: () => this.#relate(day),
      encode: encodeLists,
      decode: (bytes) => decodeLists(bytes, (id) => this.#papers.get(id)),
    });
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
    const { cache } = this.#options;
    if (cache === undefined) return;
    for (const day of this.#days.all) {
      cache.has(this.#keyOf(day));
      cache.has(this.#termsKeyOf(day));
      if (this.#vectors !== undefined) cache.has(this.#vectors.keyOf(day));
    }
  }

  #termsKeyOf(day: RelatedDay): string {
    return keyOf('terms', this.#options.cache?.code ?? '', this.#days.digestOf(day));
  }

  #keyOf(day: RelatedDay): string {
    return keyOf(this.#settings, ...this.#days.windowOf(day).map((each) => this.#days.digestOf(each)));
  }

  #relate(day: RelatedDay): DayLists {
    const state = this.#stateFor(day);
    const { window, starts, next } = state;
    const own = this.#readTerms(day);
    for (const before of this.#days.windowOf(day).slice(Math.max(0, next - day.from), -1)) {
      starts[before.at] = window.size;
      window.add(before.papers, this.#termsOf(before));
    }
    const first = window.size;
    if (day.at >= 0) {
      starts[day.at] = first;
      window.startFrom(starts[day.from] ?? first);
    }
    window.add(day.papers, this.#termsOf(day, own), own);
    this.#state = day.at < 0 ? undefined : { ...state, next: day.at + 1 };
    const lists = own.map(
      (terms, i) => [day.papers[i]?.id ?? '', window.relatedTo(first + i, terms)] as const,
    );
    this.#vectors?.keep(day);
    return new Map(lists);
  }

  /** The window that ends before a day, or an earlier one from which it can be reached. */
  #stateFor(day: RelatedDay): WindowState {
    const known = this.#state;
    if (known !== undefined && day.at >= known.next && known.due?.has(day) !== false) return known;
    const { limit = MAX_RELATED } = this.#options;
    const vectors = this.#vectors;
    const vectorOf = vectors && ((paper: PaperSummary) => vectors.vectorOf(paper));
    const due = this.#dueFrom(day);
    const wanted = due && new Set([...due].flatMap((each) => [...this.#termsOf(each).terms]));
    const window = new RelatedWindow({ limit, vectorOf, textsOf: this.#source.textsOf, wanted });
    return { window, starts: [], next: 0, due };
  }

  /** The day and those after it that have no lists yet, if these are few. */
  #dueFrom(day: RelatedDay): ReadonlySet<RelatedDay> | undefined {
    const { cache } = this.#options;
    if (cache === undefined || day.at < 0) return undefined;
    const due = this.#days.dated.slice(day.at).filter((each) => !cache.has(this.#keyOf(each)));
    return due.length > FEW_DAYS ? undefined : new Set([day, ...due]);
  }

  #readTerms({ papers }: RelatedDay): PaperTerms[] {
    return papers.map((paper) => readTerms(this.#source.textsOf(paper)));
  }

  #termsOf(day: RelatedDay, read?: readonly PaperTerms[]): DayTerms {
    const { cache } = this.#options;
    return keep(cache, cache === undefined ? '' : this.#termsKeyOf(day), {
      make: () => dayTermsOf(read ?? this.#readTerms(day)),
      encode: encodeDayTerms,
      decode: decodeDayTerms,
    });
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
  return new Map(days.flatMap((day) => [...lists.ofDay(day)]));
}
