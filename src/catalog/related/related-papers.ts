import { Temporal } from 'temporal-polyfill';
import { type Month, monthOf } from '../../paper/days.ts';
import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { type DerivedCache, keep, keyOf } from '../paper/derived-cache.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import { type TextSource, textSource } from '../terms/paper-texts.ts';
import { type DayTerms, dayTermsOf, decodeDayTerms, encodeDayTerms } from './day-terms.ts';
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

/** The papers of a day, in the order of their ids. */
interface Day {
  readonly papers: readonly PaperSummary[];
  /** The first day of its window, and the day itself, as positions in the list of days. */
  readonly from: number;
  readonly at: number;
}

interface WindowState {
  readonly window: RelatedWindow;
  /** The number of the first paper of each day. */
  readonly starts: number[];
  /** The day that is added next. */
  readonly next: number;
  /** The days whose terms are indexed; all if it is undefined. */
  readonly due: ReadonlySet<Day> | undefined;
}

const MAX_RELATED = 6;
const WINDOW_MONTHS = 12;
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
  readonly #dated: readonly Day[];
  readonly #days = new Map<string, Day>();
  readonly #digests = new Map<Day, string>();
  /** Without a cache, all lists. */
  readonly #lists = new Map<Day, DayLists>();
  #state: WindowState | undefined;

  constructor(papers: readonly PaperSummary[], source: TextSource, options: RelatedOptions = {}) {
    this.#options = options;
    this.#source = source;
    const { cache, limit, vectorizer } = options;
    this.#settings = `related ${cache?.code} ${limit} ${vectorizer && digestOfVectors(vectorizer)}`;
    for (const paper of papers) this.#papers.set(paper.id, paper);
    const { undated, ...byDay } = Object.groupBy(papers, ({ listed }) => listed ?? 'undated');
    const names = Object.keys(byDay).sort();
    let from = 0;
    this.#dated = names.map((name, at) => {
      const start = firstMonthOfWindow(monthOf(name));
      while (monthOf(names[from] ?? '') < start) from += 1;
      return { papers: byId(byDay[name] ?? []), from, at };
    });
    for (const day of this.#dated) this.#days.set(names[day.at] ?? '', day);
    // Papers without a day are a window of their own.
    if (undated !== undefined) this.#days.set('undated', { papers: byId(undated), from: 0, at: -1 });
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
    return day === undefined ? [] : this.#windowOf(day).map(({ papers }) => papers);
  }

  /** Tells the cache that the lists of all days are in use, and the terms that a new day needs, so that it keeps them. */
  markUsed(): void {
    const { cache } = this.#options;
    if (cache === undefined) return;
    for (const day of this.#days.values()) cache.has(this.#keyOf(day));
    const last = this.#dated.at(-1);
    for (const day of last === undefined ? [] : this.#windowOf(last)) cache.has(this.#termsKeyOf(day));
  }

  #termsKeyOf(day: Day): string {
    return keyOf('terms', this.#options.cache?.code ?? '', this.#digest(day));
  }

  #keyOf(day: Day): string {
    return keyOf(this.#settings, ...this.#windowOf(day).map((each) => this.#digest(each)));
  }

  /** The days of a window, the day itself last. */
  #windowOf(day: Day): readonly Day[] {
    return day.at < 0 ? [day] : this.#dated.slice(day.from, day.at + 1);
  }

  /** A digest of a day's papers, as far as lists depend on them. */
  #digest(day: Day): string {
    const known =
      this.#digests.get(day) ??
      keyOf(
        String(day.papers[0]?.listed),
        ...day.papers.map(
          (paper) => `${paper.id} ${this.#source.textDigestOf(paper)} ${paper.withdrawn !== undefined}`,
        ),
      );
    this.#digests.set(day, known);
    return known;
  }

  #relate(day: Day): DayLists {
    const state = this.#stateFor(day);
    const { window, starts, next } = state;
    const own = this.#readTerms(day);
    for (const before of this.#windowOf(day).slice(Math.max(0, next - day.from), -1)) {
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
    return new Map(own.map((terms, i) => [day.papers[i]?.id ?? '', window.relatedTo(first + i, terms)]));
  }

  /** The window that ends before a day, or an earlier one from which it can be reached. */
  #stateFor(day: Day): WindowState {
    const known = this.#state;
    if (known !== undefined && day.at >= known.next && known.due?.has(day) !== false) return known;
    const { limit = MAX_RELATED, vectorizer } = this.#options;
    const due = this.#dueFrom(day);
    const wanted = due && new Set([...due].flatMap((each) => [...this.#termsOf(each).terms]));
    const window = new RelatedWindow({ limit, vectorizer, textsOf: this.#source.textsOf, wanted });
    return { window, starts: [], next: 0, due };
  }

  /** The day and those after it that have no lists yet, if these are few. */
  #dueFrom(day: Day): ReadonlySet<Day> | undefined {
    const { cache } = this.#options;
    if (cache === undefined || day.at < 0) return undefined;
    const due = this.#dated.slice(day.at).filter((each) => !cache.has(this.#keyOf(each)));
    return due.length > FEW_DAYS ? undefined : new Set([day, ...due]);
  }

  #readTerms({ papers }: Day): PaperTerms[] {
    return papers.map((paper) => readTerms(this.#source.textsOf(paper)));
  }

  #termsOf(day: Day, read?: readonly PaperTerms[]): DayTerms {
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

function byId(papers: readonly PaperSummary[]): PaperSummary[] {
  return papers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function firstMonthOfWindow(month: Month): Month {
  return Temporal.PlainYearMonth.from(month)
    .subtract({ months: WINDOW_MONTHS - 1 })
    .toString();
}
