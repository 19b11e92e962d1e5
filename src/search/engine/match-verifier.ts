import { normalizeQuery } from '../analysis/folding.ts';
import { stem } from '../analysis/stemmer.ts';
import { allWords, tokensOf } from '../analysis/tokenizer.ts';
import type { Query } from '../query/parser.ts';
import type { Candidate } from './reranker.ts';

// Of these scripts one sign may be a word.
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Whether a record that was found has every word of the query, in its title, its other metadata or its text. Beginnings
 * of words suffice, and other endings of the same English word.
 */
export function isFull({ content, meta }: Candidate, query: Pick<Query, 'words' | 'phrases'>): boolean {
  const wanted = tokensOf(normalizeQuery([query.words, ...query.phrases].join(' ')));
  if (wanted.length === 0) return true;
  const words = allWords([...Object.values(meta), content]);
  const roots = new Set([...words].map(stem));
  const has = (word: string) => words.has(word) || roots.has(stem(word)) || isBeginning(word, words);
  return wanted.every(({ parts, whole }) => parts.every(has) || has(whole));
}

function isBeginning(start: string, words: ReadonlySet<string>): boolean {
  return (start.length > 2 || CJK.test(start)) && [...words].some((word) => word.startsWith(start));
}
