import type { Facet } from '../format/facets.ts';
import type { Sort } from '../query/search-params.ts';
import type { Years } from '../query/year-range.ts';

/** A paper that was found, before anything of it is shown. */
export interface Candidate extends Facet {
  /** How well it fits, to be compared with others' of the same search alone. */
  readonly score: number;
}

/** What is asked of papers besides their words. */
export interface Conditions {
  /** All of these topics. */
  readonly topics: readonly string[];
  /** All of these spans. */
  readonly years: readonly Years[];
}

/** How many papers each value of a filter would leave. */
export type Counts = Readonly<Record<string, number>>;

/** Whether a paper meets the conditions; one of no known year lies in no span. */
export function meets({ date, topics }: Facet, conditions: Conditions): boolean {
  return (
    conditions.topics.every((topic) => topics.includes(topic)) &&
    conditions.years.every((span) => isWithin(date.slice(0, 4), span))
  );
}

/** Whether a year, `2024`, lies in a span. */
export function isWithin(year: string, { from, to }: Years): boolean {
  return (
    year !== '' && (from === undefined || Number(year) >= from) && (to === undefined || Number(year) <= to)
  );
}

/** How many of the papers have each topic. */
export function countTopics(papers: Iterable<Facet>): Counts {
  return counted(papers, ({ topics }) => topics);
}

/** How many of the papers are of each year. */
export function countYears(papers: Iterable<Facet>): Counts {
  return counted(papers, ({ date }) => (date === '' ? [] : [date.slice(0, 4)]));
}

function counted(papers: Iterable<Facet>, valuesOf: (paper: Facet) => readonly string[]): Counts {
  const counts: Record<string, number> = {};
  for (const paper of papers) for (const value of valuesOf(paper)) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The papers in an order; those that are equal in it stay as they were. */
export function inOrder<T extends Candidate>(papers: readonly T[], sort: Sort): T[] {
  return papers.toSorted(ORDERS[sort]);
}

const ORDERS: Readonly<Record<Sort, (a: Candidate, b: Candidate) => number>> = {
  relevance: (a, b) => b.score - a.score,
  date: latestFirst,
  votes: (a, b) => b.votes - a.votes || latestFirst(a, b),
};

/** Those of no known date last. */
function latestFirst(a: Candidate, b: Candidate): number {
  return a.date < b.date ? 1 : a.date > b.date ? -1 : 0;
}
