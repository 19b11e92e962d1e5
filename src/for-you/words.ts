import { stemOf } from '../catalog/terms/stemmer.ts';

// Words of grammar. Day files leave them out, and a followed phrase such as `theory of mind` is found without them.
const GRAMMAR = new Set(
  'a an and are as at be by can for from has have in into is it its of on or our than that the their these this to we which while with'.split(
    ' ',
  ),
);

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/**
 * The words of a plain text in order: in lower case, without accents, in the singular. `Flow-matching models` has three. Day
 * files, followed words and saved papers are compared by these.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFKC');
  return Array.from(plain.matchAll(WORD), ([word]) => stemOf(word));
}

/** The words of a text that say something about it, without those of grammar and without single letters. */
export function contentWordsOf(text: string): string[] {
  return wordsOf(text).filter((word) => word.length > 1 && !GRAMMAR.has(word));
}

/** A text in which {@link hasPhrase} finds phrases. */
export type SearchableText = string & { readonly searchable: true };

/** Prepares a text for {@link hasPhrase}. */
export function searchable(text: string): SearchableText {
  // The mark only keeps other texts away from `hasPhrase`.
  return ` ${wordsOf(text).join(' ')} ` as SearchableText;
}

/** Whether a text has these words, from {@link wordsOf}, one after the other. */
export function hasPhrase(text: SearchableText, phrase: readonly string[]): boolean {
  return phrase.length > 0 && text.includes(` ${phrase.join(' ')} `);
}
