import { foldName } from '../../src/paper/names/name-parts.ts';
import type { Paper } from '../../src/paper/schema.ts';

/** Says whether two papers have something in common that no list is made from directly. */
export interface Judge {
  readonly name: string;
  /** What a paper is judged by; papers without any are not asked about. */
  readonly factsOf: (paper: Paper) => readonly string[];
}

/** Judges by the topics of the site, by arXiv's primary category, and by authors. */
export function judges(topicsOf: (paper: Paper) => readonly string[]): Judge[] {
  return [
    { name: 'topic', factsOf: topicsOf },
    { name: 'category', factsOf: ({ arxiv }) => (arxiv?.primary === undefined ? [] : [arxiv.primary]) },
    { name: 'author', factsOf: ({ authors = [] }) => authors.map(({ name }) => foldName(name)) },
  ];
}

/** A paper, and the papers that are listed as similar to it. */
export interface RelatedList {
  readonly paper: Paper;
  readonly listed: readonly Paper[];
}

/**
 * The share of listed papers that have a fact in common with the paper of the list, from 0 to 1, over all lists.
 * Lists of papers without a fact do not count; `NaN` if none counts.
 */
export function agreement({ factsOf }: Judge, lists: readonly RelatedList[]): number {
  let [agreeing, places] = [0, 0];
  for (const { paper, listed } of lists) {
    const own = new Set(factsOf(paper));
    if (own.size === 0) continue;
    agreeing += listed.filter((other) => factsOf(other).some((fact) => own.has(fact))).length;
    places += listed.length;
  }
  return agreeing / places;
}
