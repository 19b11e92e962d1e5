import { foldLetters } from '../paper/names/fold-letters.ts';
import type { SavedPaper } from './saved-paper.ts';

/** Papers that are prepared without a pause: some milliseconds of work. */
const AT_ONCE = 50;

/** The words of saved papers, in a form in which they are found at once. */
export class WordSearch {
  readonly #texts = new Map<string, { readonly paper: SavedPaper; readonly words: string }>();

  /** The papers that have every word of the query, in any order; the beginning of a word is enough. Keeps their order. */
  find(query: string, papers: readonly SavedPaper[]): readonly SavedPaper[] {
    const wanted = folded(query).split(' ').filter(Boolean);
    if (wanted.length === 0) return papers;
    return papers.filter((paper) => {
      const words = this.#wordsOf(paper);
      return wanted.every((word) => words.includes(` ${word}`));
    });
  }

  /**
   * Prepares the words of some papers, so that the first search is as fast as the others.
   * @param pause lets the page answer the reader, between a few papers and the next.
   */
  async prepare(papers: readonly SavedPaper[], pause: () => Promise<void>): Promise<void> {
    for (const [at, paper] of papers.entries()) {
      if (at % AT_ONCE === 0) await pause();
      this.#wordsOf(paper);
    }
  }

  #wordsOf(paper: SavedPaper): string {
    const kept = this.#texts.get(paper.id);
    if (kept?.paper === paper) return kept.words;
    const { id, title, authors, abstract = '', notes, tags } = paper;
    const words = ` ${folded([id, title, ...authors, abstract, notes, ...tags].join(' '))}`;
    this.#texts.set(id, { paper, words });
    return words;
  }
}

const ASCII = /^[ -~\s]*$/u;

/** Words in lower case without accents, with single spaces between them. */
function folded(text: string): string {
  const plain = ASCII.test(text) ? text : foldLetters(text.normalize('NFKD').replace(/\p{M}+/gu, ''));
  const small = plain.toLowerCase();
  // Classes of Unicode letters take twice as long, and most texts do not need them.
  return small.replace(ASCII.test(small) ? /[^a-z0-9]+/gu : /[^\p{L}\p{N}]+/gu, ' ').trim();
}
