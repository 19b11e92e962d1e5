import { normalizeText } from '../../search/analysis/folding.ts';
import { americanWord } from '../../search/analysis/spelling-variants.ts';
import { singular } from '../../search/analysis/stemmer.ts';
import { isStopWord } from '../../search/analysis/stop-words.ts';
import { tokensOf } from '../../search/analysis/tokenizer.ts';

const LETTER = /\p{L}/u;

/**
 * The terms of a plain text in order: its words in lower case, in American spelling and in the singular, without stop words,
 * single letters and numbers.
 * @example termsIn('Fine-tuning of the models') // ['fine', 'tuning', 'model']
 */
export function termsIn(text: string): string[] {
  return tokensOf(normalizeText(text)).flatMap(({ parts }) => parts.filter(isTerm).map(termOf));
}

function isTerm(word: string): boolean {
  return word.length > 1 && LETTER.test(word) && !isStopWord(word);
}

function termOf(word: string): string {
  return singular(americanWord(word));
}
