import { foldWord } from './folding.ts';

/** What stands between two spaces of a text. */
export interface Token {
  /** Its words by themselves: `fine` and `tuning`. */
  readonly parts: readonly string[];
  /** The same as one: `finetuning`. */
  readonly whole: string;
}

const BREAK = /[^\p{L}\p{N}\p{M}]+/u;

/** The tokens of a text, folded, without those that have neither letters nor digits. */
export function tokensOf(text: string): Token[] {
  const tokens = text.split(/\s+/u).map((token) => ({
    parts: token
      .split(BREAK)
      .map(foldWord)
      .filter((part) => part !== ''),
    whole: foldWord(token),
  }));
  return tokens.filter(({ whole }) => whole !== '');
}

/** All words of texts, each once: the parts of their tokens, and the tokens as one. */
export function allWords(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap(tokensOf).flatMap(({ parts, whole }) => [...parts, whole]));
}

// English endings, and only where a word of some length remains.
const ENDING =
  /(?<=\p{L}{4})(?:(?<!s)s|es|ie[sd]|y|e|ed|ings?|ers?|ors?|al|ly|ive|ions?|ate?|i[sz]e?|ity|ments?|ness|ic|[ai]ble|[ae]nce?)$/u;

/** What the forms of a word have in common: `generaliz` of `generalize`, and what is left of that in turn. */
export function rootOf(word: string): string {
  const shorter = word.replace(ENDING, '');
  return shorter === word ? word : rootOf(shorter);
}
