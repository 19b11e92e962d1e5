import type { Span } from './excerpt.ts';
import { foldQuery, foldWord } from './folding.ts';
import { tellingWords } from './stop-words.ts';

/** `text` as spans in which the words of the query are marked, by the same light folding that finds them. */
export function markWords(text: string, query: string): Span[] {
  const terms = termsOf(query);
  // Words, and what stands between them, by turns.
  const pieces = text.split(/([\p{L}\p{N}\p{M}]+)/u);
  const spans = pieces.map((piece, at) => ({
    text: piece,
    marked: at % 2 === 1 && matches(foldWord(piece), terms),
  }));
  return spans.filter((span) => span.text !== '');
}

/**
 * Where the words of the query stand in a text, as the index counts places: between runs of white space. The engine says
 * it only of the words that it was asked for.
 */
export function placesOf(text: string, query: string): number[] {
  const terms = termsOf(query);
  return text
    .split(/[^\S\uFEFF]+/u)
    .flatMap((token, at) =>
      token.split(/[^\p{L}\p{N}\p{M}]+/u).some((word) => word !== '' && matches(foldWord(word), terms))
        ? [at]
        : [],
    );
}

function termsOf(query: string): string[] {
  return tellingWords(foldQuery(query))
    .split(/[\s-]+/u)
    .map(foldWord)
    .filter((term) => term !== '');
}

function matches(word: string, terms: readonly string[]): boolean {
  return terms.some(
    (term) => word === term || (term.length > 2 && word.startsWith(term)) || stem(word) === stem(term),
  );
}

// English endings only, and only where a word of some length remains.
function stem(word: string): string {
  return word.replace(/(?<=\p{L}{4})(?:ings?|ed|es|s|e)$/u, '');
}
