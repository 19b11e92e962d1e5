import type { CatalogPaper } from './catalog-paper.ts';
import { textsOf } from './paper-texts.ts';
import { type Word, wordsOf } from './terms.ts';

/** A word or a pair of words of a paper. */
export interface PaperPhrase {
  /** The stems of its words, apart by spaces. */
  readonly key: string;
  readonly printed: string;
  /** Whether it is what the paper says it is about: in its title or among its keywords. */
  readonly isHeading: boolean;
}

/** The telling words and pairs of words in a paper's texts, each once. */
export function phrasesOf(paper: CatalogPaper): Iterable<PaperPhrase> {
  const { title, abstract, keywords } = textsOf(paper);
  const headings = collect([...keywords, title]);
  const phrases = new Map<string, PaperPhrase>();
  // An abstract prints words as they are; titles may capitalise them.
  for (const [key, printed] of [...headings, ...collect([abstract])])
    phrases.set(key, { key, printed, isHeading: headings.has(key) });
  return phrases.values();
}

function collect(texts: readonly string[]): Map<string, string> {
  const collected = new Map<string, string>();
  const add = (...words: readonly Word[]) => {
    if (words.every(({ isGeneral }) => isGeneral)) return;
    const key = words.map(({ stem }) => stem).join(' ');
    if (!collected.has(key)) collected.set(key, printedAs(words));
  };
  for (const text of texts) {
    let before: Word | undefined;
    for (const word of wordsOf(text)) {
      add(word);
      if (word.joint !== undefined && before !== undefined) add(before, word);
      before = word;
    }
  }
  return collected;
}

/** Words as they are printed, without a capital that may come only from a title or the beginning of a sentence. */
export function printedAs(words: readonly Word[]): string {
  return words
    .map(({ printed, joint, isOpening }, at) => {
      const isCapital = isOpening && /^\p{Lu}[\p{Ll}-]*$/u.test(printed);
      return `${at === 0 ? '' : joint}${isCapital ? printed.toLowerCase() : printed}`;
    })
    .join('');
}
