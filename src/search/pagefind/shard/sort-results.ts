import type { Facet } from '../../format/facets.ts';
import type { PagefindResult } from '../api.ts';
import { pageNumber } from '../compact-metadata.ts';

/** A result of Pagefind with the facet of its paper. */
export interface ScoredResult {
  readonly result: PagefindResult;
  /** Rounded, so that equal texts have equal scores. */
  readonly score: number;
  /** The number of the paper in its shard. */
  readonly number: number;
  readonly facet: Facet;
}

/**
 * Results in the order of their scores. Pagefind returns pages with the same score in any order, so those of the newest day come first,
 * and within a day those with the lowest number.
 */
export function bestFirst(results: readonly PagefindResult[], facets: readonly Facet[]): ScoredResult[] {
  const scored = results.flatMap((result) => {
    const number = pageNumber(result.id);
    const facet = facets[number];
    return facet === undefined ? [] : [{ result, score: roundScore(result.score), number, facet }];
  });
  return scored.sort(
    (one, other) =>
      other.score - one.score || compareDays(other.facet, one.facet) || one.number - other.number,
  );
}

/** Papers without a day are older than all others. */
function compareDays(one: Facet, other: Facet): number {
  return one.date < other.date ? -1 : Number(one.date > other.date);
}

/** So many binary digits of a score count. */
const SCORE_DIGITS = 16;

/** Pagefind adds up 32-bit numbers in any order, so that the scores of two pages with the same text differ in the last digits. */
function roundScore(score: number): number {
  if (score <= 0) return score;
  const unit = 2 ** (Math.floor(Math.log2(score)) - SCORE_DIGITS);
  return Math.round(score / unit) * unit;
}
