import { foldQuery, foldWord } from './folding.ts';
import type { Query } from './query.ts';
import type { Candidate } from './related.ts';

// Of these scripts one sign may be a word.
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const BREAK = /[^\p{L}\p{N}\p{M}]+/u;

/**
 * Whether a record that was found has every word of the query, in its title, its other metadata or its text. Beginnings
 * of words suffice, and other endings of the same English word.
 */
export function isFull({ content, meta }: Candidate, query: Pick<Query, 'words' | 'phrases'>): boolean {
  const wanted = tokensOf(foldQuery([query.words, ...query.phrases].join(' ')));
  if (wanted.length === 0) return true;
  const known = Object.values(meta);
  const words = new Set(
    [...known, content].flatMap(tokensOf).flatMap(({ parts, whole }) => [...parts, whole]),
  );
  const roots = new Set([...words].map(rootOf));
  const has = (word: string) => words.has(word) || roots.has(rootOf(word)) || isBeginning(word, words);
  return wanted.every(({ parts, whole }) => parts.every(has) || has(whole));
}

interface Token {
  /** Its words by themselves: `fine` and `tuning`. */
  readonly parts: readonly string[];
  /** The same as one: `finetuning`. */
  readonly whole: string;
}

/** What stands between spaces, without what has neither letters nor digits. */
function tokensOf(text: string): Token[] {
  const tokens = text.split(/\s+/u).map((token) => ({
    parts: token
      .split(BREAK)
      .map(foldWord)
      .filter((part) => part !== ''),
    whole: foldWord(token),
  }));
  return tokens.filter(({ whole }) => whole !== '');
}

function isBeginning(start: string, words: ReadonlySet<string>): boolean {
  return (start.length > 2 || CJK.test(start)) && [...words].some((word) => word.startsWith(start));
}

// English endings, and only where a word of some length remains.
const ENDING =
  /(?<=\p{L}{4})(?:(?<!s)s|es|ie[sd]|y|e|ed|ings?|ers?|ors?|al|ly|ive|ions?|ate?|i[sz]e?|ity|ments?|ness|ic|[ai]ble|[ae]nce?)$/u;

/** What the forms of a word have in common: `generaliz` of `generalize`, and what is left of that in turn. */
function rootOf(word: string): string {
  const shorter = word.replace(ENDING, '');
  return shorter === word ? word : rootOf(shorter);
}
