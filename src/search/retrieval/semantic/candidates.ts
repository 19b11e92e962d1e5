import { combineScores } from '../../../vectors/ranking/combine-scores.ts';
import type { Candidate, SegmentRanking } from '../../semantic/segment-ranking.ts';
import type { TermEntry } from '../../semantic/term-block.ts';
import type { SegmentLoader } from './segment-loader.ts';

/** A segment whose papers are ranked for one request. */
export interface RankedSegment {
  readonly loader: SegmentLoader;
  /** The entries of the terms of the request. */
  readonly entries: readonly TermEntry[];
  /** Whether a paper may be returned, by its number in the segment; missing if all may. */
  readonly allows: ((paper: number) => boolean) | undefined;
  readonly ranking: SegmentRanking;
}

/** A candidate of one of the segments. */
export interface RankedCandidate extends Candidate {
  readonly segment: RankedSegment;
}

/** Candidates of a segment, each with its segment. */
export function inSegment(segment: RankedSegment, candidates: readonly Candidate[]): RankedCandidate[] {
  return candidates.map((candidate) => ({ ...candidate, segment }));
}

/** The same candidate, with its own inner product if its cluster is loaded. */
export function refined({ segment, ...candidate }: RankedCandidate): RankedCandidate {
  return { ...segment.ranking.refined(candidate), segment };
}

/** The candidates with the highest scores, the best first. */
export function best(
  candidates: readonly RankedCandidate[],
  limit: number,
  score: (candidate: RankedCandidate) => number,
): RankedCandidate[] {
  return candidates.toSorted((a, b) => score(b) - score(a)).slice(0, limit);
}

/** A candidate with the sum of both scores. */
export interface ScoredCandidate extends RankedCandidate {
  readonly score: number;
}

/** Candidates by the sum of both scores, the best first. */
export function inOrder(candidates: readonly RankedCandidate[]): ScoredCandidate[] {
  const scores = combineScores(
    candidates.map(({ words }) => words),
    candidates.map(({ meaning }) => meaning),
  );
  return candidates
    .map((candidate, at) => ({ ...candidate, score: scores[at] ?? 0 }))
    .sort((a, b) => b.score - a.score);
}

/** The candidates without those of a paper that came before. */
export function distinct(candidates: readonly RankedCandidate[]): RankedCandidate[] {
  const known = new Map<RankedSegment, Set<number>>();
  return candidates.filter(({ segment, paper }) => {
    const papers = known.get(segment) ?? new Set();
    known.set(segment, papers);
    if (papers.has(paper)) return false;
    papers.add(paper);
    return true;
  });
}
