import type { TermNumber } from '../terms/term-hash.ts';
import type { PaperWeights } from './day-changes.ts';
import { paperOfEntry, weightOfEntry } from './day-terms.ts';
import { type MatchBounds, similarityOfScore } from './inverted-index.ts';

/** Queries that were answered before: the papers of a day, by their positions. */
export interface AnsweredQueries {
  /** The posting lists of the day; those of the terms of the document suffice. */
  readonly postings: ReadonlyMap<TermNumber, Uint32Array>;
  /** What a document needs to be among the matches of each query; `undefined` if it is not known. */
  readonly bounds: readonly (MatchBounds | undefined)[];
  readonly idf: (term: TermNumber) => number;
}

/** The sum of contributions depends on their order, by less than this share. */
const ROUNDING = 1e-9;

/**
 * The positions of the queries among whose matches a document may be. This is what search engines call percolation: a document is
 * compared with stored queries. The idf of the terms of a query must be that with which it was answered.
 */
export function percolate(document: PaperWeights, { postings, bounds, idf }: AnsweredQueries): number[] {
  const scores = new Map<number, { sum: number; best: number }>();
  for (const [term, weight] of document) {
    const [entries, factor] = [postings.get(term), idf(term)];
    if (entries === undefined || factor === 0) continue;
    for (const entry of entries) {
      const query = paperOfEntry(entry);
      const queryFactor = factor * weightOfEntry(entry);
      // The query does not use this term.
      if (queryFactor < (bounds[query]?.leastFactor ?? 0)) continue;
      const score = scores.get(query) ?? { sum: 0, best: 0 };
      score.sum += queryFactor * weight;
      score.best = Math.max(score.best, queryFactor * weight);
      scores.set(query, score);
    }
  }
  return [...scores].flatMap(([query, { sum, best }]) => {
    const bound = bounds[query];
    if (bound === undefined) return query;
    const similarity = similarityOfScore(sum, best, bound.maxScore);
    return similarity * (1 + ROUNDING) >= bound.leastSimilarity ? query : [];
  });
}
