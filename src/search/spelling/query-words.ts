import { wordsIn } from '../analysis/tokenizer.ts';
import { type QueryToken, tokenizeQuery } from '../query/lexer.ts';
import { dictionaryTerms } from './dictionary.ts';

/** A word in the text of a query. */
export interface QueryWord {
  readonly start: number;
  readonly end: number;
  /** The word as the dictionary has it; empty for words that no dictionary has, such as numbers. */
  readonly term: string;
  readonly isCapital: boolean;
}

/**
 * The words of a query, without names after `author:`, topics and excluded words.
 * @param known terms that need no correction: words with such a term get an empty one.
 */
export function queryWords(text: string, known: ReadonlySet<string>): QueryWord[] {
  return tokenizeQuery(text).flatMap((piece) => wordsOfPiece(text, piece, known));
}

function wordsOfPiece(
  text: string,
  { kind, start, end }: QueryToken,
  known: ReadonlySet<string>,
): QueryWord[] {
  if (kind !== 'word' && kind !== 'phrase') return [];
  return wordsIn(text.slice(start, end)).map(({ word, index }) => ({
    start: start + index,
    end: start + index + word.length,
    term: dictionaryTerms(word).find((term) => !known.has(term)) ?? '',
    isCapital: /^\p{Lu}/u.test(word),
  }));
}

/** The term of two words written as one; `undefined` if more than white space is between them. */
export function joinedTerm(text: string, one: QueryWord, other: QueryWord): string | undefined {
  if (text.slice(one.end, other.start).trim() !== '') return undefined;
  return dictionaryTerms(text.slice(one.start, one.end) + text.slice(other.start, other.end))[0];
}
