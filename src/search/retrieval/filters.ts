import type { Facet } from '../format/facets.ts';
import type { Sort } from '../query/search-params.ts';
import type { YearRange } from '../query/year-range.ts';

/** A paper that was found, before its stored fields are loaded. */
export interface Candidate extends Facet {
  /** How well it matches; comparable within one search only. */
  readonly score: number;
}

/** The filters of a search. */
export interface Filters {
  /** A paper must have all of these topics. */
  readonly topics: readonly string[];
  /** Its year must be in all of these ranges. */
  readonly years: readonly YearRange[];
}

/** How many papers each value of a filter would leave: a topic's slug, or a year. */
export type Counts = Readonly<Record<string, number>>;

/** Whether a paper passes the filters; one without a known year is in no range. */
export function matchesFilters({ date, topics }: Facet, filters: Filters): boolean {
  return (
    filters.topics.every((topic) => topics.includes(topic)) &&
    filters.years.every((range) => isWithin(date.slice(0, 4), range))
  );
}

/** Whether a year, such as `2024`, is in a range. */
export function isWithin(year: string, { from, to }: YearRange): boolean {
  return (
    year !== '' && (from === undefined || Number(year) >= from) && (to === undefined || Number(year) <= to)
  );
}

/** How many of the papers have each topic. */
export function countTopics(papers: Iterable<Facet>): Counts {
  return countValues(papers, ({ topics }) => topics);
}

/** How many of the papers are of each year. */
export function countYears(papers: Iterable<Facet>): Counts {
  return countValues(papers, ({ date }) => (date === '' ? [] : [date.slice(0, 4)]));
}

function countValues(papers: Iterable<Facet>, valuesOf: (paper: Facet) => readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const paper of papers)
    for (const value of valuesOf(paper)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Sorts papers; the sort is stable. */
export function sortHits<T extends Candidate>(papers: readonly T[], sort: Sort): T[] {
  return papers.toSorted(ORDERS[sort]);
}

const ORDERS: Readonly<Record<Sort, (a: Candidate, b: Candidate) => number>> = {
  relevance: (a, b) => b.score - a.score,
  date: latestFirst,
  votes: (a, b) => b.votes - a.votes || latestFirst(a, b),
};

/** Papers without a known date come last. */
function latestFirst(a: Candidate, b: Candidate): number {
  return a.date < b.date ? 1 : a.date > b.date ? -1 : 0;
}
