import { termsIn } from '../../vectors/model/terms.ts';
import { MAX_COMPONENT, type TextVectorizer } from '../../vectors/model/word-vectors.ts';
import { combineScores } from '../../vectors/ranking/combine-scores.ts';
import type { Match } from './inverted-index.ts';

/**
 * The vector of a plain text with one byte a component, since a window may have 100,000 papers; `undefined` if none of its words has
 * a vector.
 */
export function compactVectorOf(vectorizer: TextVectorizer, text: string): Int8Array | undefined {
  const vector = vectorizer.vectorOf(new Set(termsIn(text)));
  return vector && Int8Array.from(vector, (component) => Math.round(MAX_COMPONENT * component));
}

/** Puts papers with similar words in order by their words and by their vectors. */
export class MeaningOrder {
  readonly #vectors = new Map<number, Int8Array | undefined>();

  /** Adds a paper by its number, with its vector. */
  add(document: number, vector: Int8Array | undefined): void {
    this.#vectors.set(document, vector);
  }

  /** Whether a paper has been added. */
  has(document: number): boolean {
    return this.#vectors.has(document);
  }

  remove(document: number): void {
    this.#vectors.delete(document);
  }

  /** The papers similar to the paper `own`, most similar first. Equal ones stay in their order. */
  sort(own: number, matches: readonly Match[]): Match[] {
    const vector = this.#vectors.get(own);
    if (vector === undefined) return [...matches];
    const scores = combineScores(
      matches.map(({ similarity }) => similarity),
      matches.map(({ document }) => innerProduct(vector, this.#vectors.get(document))),
    );
    return matches
      .map((match, at) => ({ match, score: scores[at] ?? 0 }))
      .sort((a, b) => b.score - a.score)
      .map(({ match }) => match);
  }
}

function innerProduct(one: Int8Array, other: Int8Array | undefined): number {
  if (other === undefined) return 0;
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
