import { type QueryToken, tokenizeQuery } from '../query/lexer.ts';
import { dictionaryTerms } from './dictionary.ts';

/** A word in the text of a query. */
export interface QueryWord {
  readonly start: number;
  readonly end: number;
  /** As the vocabulary would have it; empty for what it never has, such as numbers. */
  readonly term: string;
  readonly isCapital: boolean;
}

/** The words of a query, but for names after `author:`, topics and excluded words; those that are `known`, folded, are empty. */
export function queryWords(text: string, known: ReadonlySet<string>): QueryWord[] {
  return tokenizeQuery(text).flatMap((piece) => wordsIn(text, piece, known));
}

function wordsIn(text: string, { kind, start, end }: QueryToken, known: ReadonlySet<string>): QueryWord[] {
  if (kind !== 'word' && kind !== 'phrase') return [];
  return [...text.slice(start, end).matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
    folded: dictionaryTerms(word).find((folded) => !known.has(folded)) ?? '',
    isCapital: /^\p{Lu}/u.test(word),
  }));
}

/** What two words are where nothing but space stands between them, and they are one; folded. */
export function joinedTerm(text: string, one: QueryWord, other: QueryWord): string | undefined {
  if (text.slice(one.end, other.start).trim() !== '') return undefined;
  return dictionaryTerms(text.slice(one.start, one.end) + text.slice(other.start, other.end))[0];
}
