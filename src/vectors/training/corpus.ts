import { termsIn } from '../model/terms.ts';

/** The texts of a paper, as plain text. */
export interface TrainingTexts {
  readonly title: string;
  readonly abstract: string;
}

/** The numbers of the terms in the title of a paper, and in each sentence of its abstract. */
export interface TrainingDocument {
  readonly title: Uint32Array;
  readonly sentences: readonly Uint32Array[];
}

/** All papers to train on, as numbers of terms. */
export interface Corpus {
  readonly terms: readonly string[];
  /** How many papers have each term. */
  readonly frequencies: readonly number[];
  readonly documents: readonly TrainingDocument[];
}

/** Which terms get a vector. */
export interface TermLimits {
  /** A term must be in so many papers. */
  readonly minPapers: number;
  /** If there are more terms, the most frequent ones are taken. */
  readonly maxTerms: number;
}

const SENTENCE_START = /(?<=[.!?])\s+(?=[\p{Lu}\p{N}])/u;

/** The sentences of a plain text. */
export function sentencesOf(text: string): string[] {
  return text.split(SENTENCE_START);
}

/** Collects papers, and counts their terms. */
export class CorpusBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #frequencies: number[] = [];
  readonly #documents: TrainingDocument[] = [];

  /** How many papers have been added. */
  get papers(): number {
    return this.#documents.length;
  }

  add({ title, abstract }: TrainingTexts): void {
    const document = {
      title: this.#numbersOf(title),
      sentences: sentencesOf(abstract).map((sentence) => this.#numbersOf(sentence)),
    };
    for (const term of new Set([document.title, ...document.sentences].flatMap((list) => [...list])))
      this.#frequencies[term] = (this.#frequencies[term] ?? 0) + 1;
    this.#documents.push(document);
  }

  /** The papers with the terms within the limits. Papers without a title or an abstract of such terms are left out. */
  build(limits: TermLimits): Corpus {
    const kept = this.#mostFrequent(limits);
    const numbers = new Map(kept.map((old, number) => [old, number]));
    const renumber = (list: Uint32Array) =>
      Uint32Array.from([...list].flatMap((old) => numbers.get(old) ?? []));
    return {
      terms: kept.map((old) => this.#terms[old] ?? ''),
      frequencies: kept.map((old) => this.#frequencies[old] ?? 0),
      documents: this.#documents
        .map(({ title, sentences }) => ({
          title: renumber(title),
          sentences: sentences.map(renumber).filter((sentence) => sentence.length > 0),
        }))
        .filter(({ title, sentences }) => title.length > 0 && sentences.length > 0),
    };
  }

  /** The numbers of the most frequent terms, most frequent first; of equally frequent ones, in order of the alphabet. */
  #mostFrequent({ minPapers, maxTerms }: TermLimits): number[] {
    const frequency = (number: number) => this.#frequencies[number] ?? 0;
    const term = (number: number) => this.#terms[number] ?? '';
    return [...this.#terms.keys()]
      .filter((number) => frequency(number) >= minPapers)
      .sort((a, b) => frequency(b) - frequency(a) || (term(a) < term(b) ? -1 : 1))
      .slice(0, maxTerms);
  }

  #numbersOf(text: string): Uint32Array {
    return Uint32Array.from(new Set(termsIn(text)), (term) => {
      const number = this.#numbers.get(term) ?? this.#terms.push(term) - 1;
      this.#numbers.set(term, number);
      return number;
    });
  }
}
