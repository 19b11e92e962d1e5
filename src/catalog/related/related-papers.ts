import { Temporal } from 'temporal-polyfill';
import { type Month, monthOf } from '../../paper/days.ts';
import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { textsOf } from '../terms/paper-texts.ts';
import { InvertedIndex, type Match } from './inverted-index.ts';
import { MeaningOrder } from './meaning-order.ts';
import { KnownRelated, type RelatedCache, type RelatedPaper } from './related-cache.ts';

import { createSharedTerms } from './shared-terms.ts';
import { createTermReader, type PaperTerms, type TermNumber } from './term-weights.ts';

/** How related papers are chosen. */
export interface RelatedOptions {
  /** The most papers of a list. */
  readonly limit?: number;
  /** Word vectors, so that the meaning of all words counts too. */
  readonly vectorizer?: TextVectorizer;
  /** The lists of former builds. */
  readonly cache?: RelatedCache;
}

const MAX_RELATED = 6;
/** With word vectors, so many papers with similar words are put in order. */
const CANDIDATES = 40;
const MAX_TERMS = 3;
const WINDOW_MONTHS = 12;

/**
 * The related papers of every paper by its id, most similar first. Every paper has a list, which may be empty. Papers are found by
 * rare words that they share. They are ordered by these words and, with word vectors, by the meaning of all words.
 *
 * Related papers and term frequencies come only from papers listed on the same day or before, in the 12 months that end with
 * the paper's own. So a list does not change when later days are added, and older months are not needed. Papers without a
 * day are related only to each other. The order of `papers` does not matter.
 */
export function findRelatedPapers(
  papers: readonly CatalogPaper[],
  options: RelatedOptions = {},
): Map<string, readonly RelatedPaper[]> {
  const related = new Map<string, readonly RelatedPaper[]>();
  const { undated = [], ...byDay } = Object.groupBy(papers, ({ listed }) => listed ?? 'undated');
  const days = Object.keys(byDay)
    .sort()
    .map((day) => ({ day, papers: byDay[day] ?? [] }));
  const window = createWindow(options);
  const known = options.cache && new KnownRelated(options.cache, papers);
  let indexed = 0;
  for (const [at, { day, papers: own }] of days.entries()) {
    const start = firstMonthOfWindow(monthOf(day));
    const inWindow = (other: { readonly day: string }) => monthOf(other.day) >= start;
    const key = known?.keyOf(days.slice(0, at + 1).filter(inWindow));
    let lists = key === undefined ? undefined : known?.get(key);
    if (lists === undefined) {
      // The window lacks the days whose lists were known.
      for (const before of days.slice(indexed, at).filter(inWindow))
        window.add(before.papers, monthOf(before.day));
      indexed = at + 1;
      window.startFrom(start);
      lists = window.relate(own, monthOf(day));
      if (key !== undefined) known?.set(key, lists);
    }
    for (const [id, list] of lists) related.set(id, list);
  }
  for (const [id, list] of relateUndated(undated, options, known)) related.set(id, list);
  return related;
}

/** Papers without a day are a window of their own. */
function relateUndated(
  papers: readonly CatalogPaper[],
  options: RelatedOptions,
  known: KnownRelated | undefined,
): readonly (readonly [string, readonly RelatedPaper[]])[] {
  const key = known?.keyOf([{ day: 'undated', papers }]);
  const kept = key === undefined ? undefined : known?.get(key);
  if (kept !== undefined) return kept;
  const lists = createWindow(options).relate(papers, '');
  if (key !== undefined) known?.set(key, lists);
  return lists;
}

function firstMonthOfWindow(month: Month): Month {
  return Temporal.PlainYearMonth.from(month)
    .subtract({ months: WINDOW_MONTHS - 1 })
    .toString();
}

interface IndexedPaper {
  readonly paper: CatalogPaper;
  readonly sequence: Uint32Array;
}

/** A sliding window of papers. Withdrawn papers have related papers, but are never returned as related. */
function createWindow({ limit = MAX_RELATED, vectorizer }: RelatedOptions) {
  const reader = createTermReader();
  const index = new InvertedIndex(reader.termText);
  const order = vectorizer && new MeaningOrder(vectorizer);
  const indexed: (IndexedPaper | undefined)[] = [];
  let removed = 0;
  const monthStarts: { readonly month: Month; readonly document: number }[] = [];

  const addPaper = (paper: CatalogPaper): readonly [CatalogPaper, number, PaperTerms] => {
    const texts = textsOf(paper);
    const terms = reader.read(texts);
    const document = index.add(terms);
    order?.add(document, `${texts.title} ${texts.abstract}`);
    indexed.push({ paper, sequence: terms.sequence });
    return [paper, document, terms];
  };
  const matchesOf = (own: number, terms: PaperTerms): readonly Match[] =>
    order === undefined
      ? index.matches(own, terms, limit)
      : order.sort(own, index.matches(own, terms, Math.max(limit, CANDIDATES))).slice(0, limit);
  const relatedTo = (own: number, terms: PaperTerms): RelatedPaper[] => {
    const tfIdfs = new Map<TermNumber, number>();
    for (const [term, weight] of terms.weights) tfIdfs.set(term, weight * index.idf(term));
    const sharedWith = createSharedTerms(terms, (term) => tfIdfs.get(term) ?? 0);
    return matchesOf(own, terms).flatMap(({ document, similarity }) => {
      const other = indexed[document];
      if (other === undefined || other.paper.withdrawn !== undefined) return [];
      const shared = sharedWith(other.sequence, MAX_TERMS);
      return shared.length === 0 ? [] : [{ paper: other.paper, similarity, terms: shared }];
    });
  };
  const add = (day: readonly CatalogPaper[], month: Month) => {
    if (monthStarts.at(-1)?.month !== month) monthStarts.push({ month, document: indexed.length });
    return day.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(addPaper);
  };
  return {
    /** Removes the papers of months before `month`. */
    startFrom: (month: Month) => {
      while ((monthStarts[0]?.month ?? month) < month) monthStarts.shift();
      const document = monthStarts[0]?.document ?? indexed.length;
      index.startFrom(document);
      for (; removed < document; removed += 1) {
        indexed[removed] = undefined;
        order?.remove(removed);
      }
    },
    add,
    relate: (day: readonly CatalogPaper[], month: Month): [string, RelatedPaper[]][] =>
      add(day, month).map(([paper, document, terms]) => [paper.id, relatedTo(document, terms)]),
  };
}
