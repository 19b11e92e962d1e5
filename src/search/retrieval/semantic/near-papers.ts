import { COARSE, FINE } from '../../../vectors/quantization/scalar-quantizer.ts';
import { lastAtMost } from '../../semantic/binary-search.ts';
import type { TermVector } from '../../semantic/term-vector.ts';
import type { ScoredCandidate } from './candidates.ts';

/** A paper near to a request. */
export interface NearPaper {
  /** Its place among all papers of the site, the oldest first. */
  readonly place: number;
  /** How near it is; comparable within one search only. */
  readonly score: number;
  /** The terms of the request that it has, without those that say little, the most telling first. */
  readonly shared: readonly string[];
  /** The terms of the request that are nearest to its vector, the nearest first. */
  readonly close: readonly string[];
}

/** What was found for a request. */
export interface NearPapers<Paper extends NearPaper = NearPaper> {
  /** The nearest first. */
  readonly papers: readonly Paper[];
  /** The terms of the request that the archive or the word vectors have. */
  readonly known: readonly string[];
}

/** The most terms that are named as close to a paper. */
const CLOSE_TERMS = 3;
/** A term says little if its weight is less than this share of the highest. */
const LITTLE = 0.4;

/** A candidate as it is returned; nothing if its cluster is not loaded. */
export function nearPaper(
  candidate: ScoredCandidate,
  vectors: ReadonlyMap<string, TermVector>,
  weights: ReadonlyMap<string, number>,
): NearPaper[] {
  const { segment, paper, score } = candidate;
  const located = segment.ranking.located(candidate);
  if (located === undefined) return [];
  const weightOf = (term: string) => weights.get(term) ?? 0;
  const least = LITTLE * Math.max(...weights.values());
  const shared = segment.entries
    .filter(({ term, papers }) => weightOf(term) >= least && papers[lastAtMost(papers, paper)] === paper)
    .map(({ term }) => term)
    .sort((a, b) => weightOf(b) - weightOf(a));
  const close = closest(located.code, vectors).slice(0, CLOSE_TERMS);
  return [{ place: segment.loader.first + located.place, score, shared, close }];
}

/** The terms whose vectors have a high inner product with a paper's, the highest first. */
function closest(code: Uint8Array, vectors: ReadonlyMap<string, TermVector>): string[] {
  const dimensions = COARSE.perByte * code.length;
  const paper = new Float32Array(dimensions);
  COARSE.add(code, 0, 1, paper);
  const scored = [...vectors].map(([term, { code: own, length }]) => {
    const vector = new Float32Array(dimensions);
    FINE.add(own, 0, length, vector);
    return { term, score: vector.reduce((sum, component, at) => sum + component * (paper[at] ?? 0), 0) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ term }) => term);
}
