import type { ComparedPaper } from './compared-paper.ts';
import { hasPhrase, type SearchableText, searchable, wordsOf } from './words.ts';

/** The titles and abstracts of saved papers, in which phrases are found. */
export class SavedTexts {
  readonly #texts: readonly SearchableText[];
  readonly #titles: readonly SearchableText[];
  /** The papers with each word, by their place in the list. */
  readonly #papersWith = new Map<string, number[]>();
  readonly #found = new Map<string, readonly number[]>();

  constructor(saved: readonly ComparedPaper[]) {
    this.#texts = saved.map(({ title, abstract = '' }) => searchable(`${title} ${abstract}`));
    this.#titles = saved.map(({ title }) => searchable(title));
    for (const [at, text] of this.#texts.entries())
      for (const word of new Set(text.trim().split(' '))) {
        const papers = this.#papersWith.get(word);
        if (papers === undefined) this.#papersWith.set(word, [at]);
        else papers.push(at);
      }
  }

  /** The places of the papers that have a phrase. */
  having(phrase: string): readonly number[] {
    const known = this.#found.get(phrase);
    if (known !== undefined) return known;
    const words = wordsOf(phrase);
    const lists = words.map((word) => this.#papersWith.get(word) ?? []);
    const [rarest = []] = lists.toSorted((a, b) => a.length - b.length);
    const found = rarest.filter((at) => {
      const text = this.#texts[at];
      return text !== undefined && hasPhrase(text, words);
    });
    this.#found.set(phrase, found);
    return found;
  }

  /** Whether a title has a phrase. */
  isInTitle(phrase: string): boolean {
    const words = wordsOf(phrase);
    return this.having(phrase).some((at) => {
      const title = this.#titles[at];
      return title !== undefined && hasPhrase(title, words);
    });
  }
}

const read = new WeakMap<readonly ComparedPaper[], SavedTexts>();

/** The texts of a list of saved papers. The same list is read only once, since a reader may have thousands. */
export function savedTextsOf(saved: readonly ComparedPaper[]): SavedTexts {
  const texts = read.get(saved) ?? new SavedTexts(saved);
  read.set(saved, texts);
  return texts;
}
