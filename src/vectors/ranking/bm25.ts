/** A document, by its number, with its score. */
export interface Scored {
  readonly document: number;
  readonly score: number;
}

/** The documents that have a term, and how often each has it. */
interface PostingList {
  readonly documents: number[];
  readonly frequencies: number[];
}

// The usual values: https://lucene.apache.org/core/9_0_0/core/org/apache/lucene/search/similarities/BM25Similarity.html
const [SATURATION, LENGTH_SHARE] = [1.2, 0.75];

/**
 * How much a term counts in a document, from 0 to 1: how often the document has it, against its length.
 * @param relativeLength the number of the document's terms, over the mean of all documents.
 */
export function termSaturation(frequency: number, relativeLength: number): number {
  return frequency / (frequency + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * relativeLength));
}

/** The weight of a term. @param documents how many there are. @param having how many of them have the term. */
export function inverseDocumentFrequency(documents: number, having: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
}

/** An index in memory that ranks documents with any of the terms of a query by BM25. */
export class Bm25Index {
  readonly #lists = new Map<string, PostingList>();
  readonly #lengths: number[] = [];
  readonly #meanLength: number;
  readonly #scores: Float64Array;

  /** @param documents the terms of each document, with repetitions. */
  constructor(documents: readonly (readonly string[])[]) {
    for (const [document, terms] of documents.entries()) {
      this.#lengths.push(terms.length);
      for (const [term, own] of Map.groupBy(terms, (each) => each)) {
        const list = this.#lists.get(term) ?? { documents: [], frequencies: [] };
        this.#lists.set(term, list);
        list.documents.push(document);
        list.frequencies.push(own.length);
      }
    }
    this.#meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / this.#lengths.length;
    this.#scores = new Float64Array(documents.length);
  }

  /** At most `limit` documents with one of the terms or more, best first. */
  search(terms: ReadonlySet<string>, limit: number): Scored[] {
    this.#scores.fill(0);
    for (const term of terms) {
      const { documents = [], frequencies = [] } = this.#lists.get(term) ?? {};
      const idf = inverseDocumentFrequency(this.#lengths.length, documents.length);
      for (const [at, document] of documents.entries()) {
        const frequency = frequencies[at] ?? 0;
        const length = (this.#lengths[document] ?? 0) / this.#meanLength;
        this.#scores[document] = (this.#scores[document] ?? 0) + idf * termSaturation(frequency, length);
      }
    }
    return topOf(this.#scores, limit);
  }
}

/** The documents with the highest scores above 0, best first; of equal ones the first first. */
export function topOf(scores: Float64Array, limit: number): Scored[] {
  return Array.from(scores, (score, document) => ({ document, score }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.document - b.document)
    .slice(0, limit);
}
