import type { TextVectorizer } from '../../../../vectors/model/word-vectors.ts';
import { rotate } from '../../../../vectors/quantization/rotation.ts';
import { COARSE } from '../../../../vectors/quantization/scalar-quantizer.ts';
import { type TermVector, termVectorOf } from '../../../semantic/term-vector.ts';

/** The fewest papers from which a word without a vector gets one, and the most that are looked at. */
const [LEAST, MOST] = [4, 64];

/** Whether a term that so many papers have is given a vector. */
export function hasVector(term: string, papers: number, vectorizer: TextVectorizer): boolean {
  return papers >= (vectorizer.has(term) ? 1 : LEAST);
}

/**
 * The vector of a term. A word that the model does not have gets the mean direction of the papers that have it, as in Khodak et
 * al., "A La Carte Embedding", 2018.
 * @param places the places of its papers in the segment.
 * @param codes the codes of all papers of the segment, one after the other.
 */
export function vectorOf(
  term: string,
  places: Uint32Array,
  codes: Uint8Array,
  vectorizer: TextVectorizer,
): TermVector | undefined {
  if (vectorizer.has(term)) {
    const vector = vectorizer.weightedVectorOf(term);
    rotate(vector);
    return termVectorOf(vector);
  }
  if (places.length < LEAST) return undefined;
  const sum = new Float32Array(vectorizer.dimensions);
  const step = Math.max(1, places.length / MOST);
  for (let at = 0; at < places.length; at += step) COARSE.add(codes, places[Math.floor(at)] ?? 0, 1, sum);
  const direction = termVectorOf(sum);
  return direction && { ...direction, length: vectorizer.meanLength };
}
