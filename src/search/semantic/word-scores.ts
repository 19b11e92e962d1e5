import { inverseDocumentFrequency } from '../../vectors/ranking/bm25.ts';
import { MAX_IMPACT, type TermEntry } from './term-block.ts';
import type { TermVector } from './term-vector.ts';

/** The scores of the papers of a segment, by their numbers. @param weights the weight of each term. */
export function scoreWords(
  entries: Iterable<TermEntry>,
  weights: ReadonlyMap<string, number>,
  papers: number,
): Float32Array {
  const scores = new Float32Array(papers);
  for (const { term, papers: having, impacts } of entries) {
    const weight = (weights.get(term) ?? 0) / MAX_IMPACT;
    for (const [at, paper] of having.entries())
      scores[paper] = (scores[paper] ?? 0) + weight * (impacts[at] ?? 0);
  }
  return scores;
}

/**
 * The weights of terms: the geometric mean of the inverse document frequency and the length of the vector. Training makes the
 * vectors of words short that say little about a paper, such as `rather`, however rare these are.
 * @param papers the papers of all segments.
 */
export function termWeights(
  segments: readonly (readonly TermEntry[])[],
  vectors: ReadonlyMap<string, TermVector>,
  papers: number,
): ReadonlyMap<string, number> {
  const having = new Map<string, number>();
  for (const { term, papers: own } of segments.flat()) having.set(term, (having.get(term) ?? 0) + own.length);
  const lengths = [...having.keys()].flatMap((term) => vectors.get(term)?.length ?? []);
  // A word without a vector is a rare one, and as important as the other words together are on average.
  const meanLength =
    lengths.length === 0 ? 1 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return new Map(
    [...having].map(([term, count]) => {
      const length = vectors.get(term)?.length ?? meanLength;
      return [term, Math.sqrt(inverseDocumentFrequency(papers, count) * length)];
    }),
  );
}

/** The numbers with the highest scores above 0, the highest first; of equal ones the first first. */
export function highest(
  scores: Float32Array,
  limit: number,
  isAllowed: (number: number) => boolean = () => true,
): number[] {
  const positive: number[] = [];
  for (let number = 0; number < scores.length; number += 1)
    if ((scores[number] ?? 0) > 0 && isAllowed(number)) positive.push(number);
  const sorted = Float32Array.from(positive, (number) => scores[number] ?? 0).sort();
  const least = sorted[sorted.length - limit] ?? 0;
  return positive
    .filter((number) => (scores[number] ?? 0) >= least)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, limit);
}
