import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import { type DerivedCache, keyOf } from '../paper/derived-cache.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import type { TextSource } from '../terms/paper-texts.ts';
import { compactVectorOf } from './meaning-order.ts';
import type { RelatedDay, RelatedDays } from './related-days.ts';
import { digestOfVectors } from './site-vectorizer.ts';

/** The vectors of papers. Those of the papers of a day are kept in a file, since a new day is compared with papers of a year. */
export class DayVectors {
  readonly #vectorizer: TextVectorizer;
  readonly #days: RelatedDays;
  readonly #textsOf: TextSource['textsOf'];
  readonly #cache: DerivedCache | undefined;
  readonly #model: string;
  /** The vectors of a day one after the other; `undefined` if they are not kept. */
  readonly #files = new Map<RelatedDay, Int8Array | undefined>();
  /** The vectors that were computed since the last day was kept. */
  readonly #computed = new Map<PaperSummary, Int8Array | undefined>();

  constructor(
    vectorizer: TextVectorizer,
    days: RelatedDays,
    textsOf: TextSource['textsOf'],
    cache: DerivedCache | undefined,
  ) {
    this.#vectorizer = vectorizer;
    this.#days = days;
    this.#textsOf = textsOf;
    this.#cache = cache;
    this.#model = digestOfVectors(vectorizer);
  }

  /** The vector of a paper; `undefined` if none of its words has one. */
  vectorOf(paper: PaperSummary): Int8Array | undefined {
    const day = this.#days.get(paper.listed ?? 'undated');
    const file = day && this.#fileOf(day);
    if (file === undefined) return this.#compute(paper);
    const at = (day?.papers.indexOf(paper) ?? 0) * this.#vectorizer.dimensions;
    const vector = file.subarray(at, at + this.#vectorizer.dimensions);
    return vector.some((component) => component !== 0) ? vector : undefined;
  }

  /** Keeps the vectors of a day, whose lists have been computed. */
  keep(day: RelatedDay): void {
    if (this.#cache !== undefined && this.#fileOf(day) === undefined) {
      const { dimensions } = this.#vectorizer;
      const file = new Int8Array(day.papers.length * dimensions);
      for (const [at, paper] of day.papers.entries()) file.set(this.#compute(paper) ?? [], at * dimensions);
      this.#cache.set(this.#keyOf(day), new Uint8Array(file.buffer));
      this.#files.set(day, file);
    }
    this.#computed.clear();
  }

  /** Tells the cache that the vectors of a day are in use. */
  markUsed(day: RelatedDay): void {
    this.#cache?.has(this.#keyOf(day));
  }

  #keyOf(day: RelatedDay): string {
    return keyOf('vectors', this.#cache?.code ?? '', this.#model, this.#days.digestOf(day));
  }

  #fileOf(day: RelatedDay): Int8Array | undefined {
    if (this.#files.has(day) || this.#cache === undefined) return this.#files.get(day);
    const bytes = this.#cache.get(this.#keyOf(day));
    const file = bytes && new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#files.set(day, file);
    return file;
  }

  #compute(paper: PaperSummary): Int8Array | undefined {
    if (this.#computed.has(paper)) return this.#computed.get(paper);
    const { title, abstract } = this.#textsOf(paper);
    const vector = compactVectorOf(this.#vectorizer, `${title} ${abstract}`);
    this.#computed.set(paper, vector);
    return vector;
  }
}
