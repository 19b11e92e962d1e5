import { normalizeQuery } from '../analysis/folding.ts';
import { stem } from '../analysis/stemmer.ts';
import { allWords, tokensOf } from '../analysis/tokenizer.ts';
import type { Query } from '../query/parser.ts';
import type { StoredDocument } from '../retrieval/shard.ts';

// In these scripts a single character may be a word.
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Whether a document contains every word of the query, in its title, its other metadata or its text. A prefix of a word
 * counts, and so does another inflection of an English word.
 */
export function matchesAllTerms(
  { content, meta }: Pick<StoredDocument, 'content' | 'meta'>,
  query: Pick<Query, 'words' | 'phrases'>,
): boolean {
  const wanted = tokensOf(normalizeQuery([query.words, ...query.phrases].join(' ')));
  if (wanted.length === 0) return true;
  const words = allWords([...Object.values(meta), content]);
  let stems: ReadonlySet<string> | undefined;
  const hasStem = (word: string) => {
    stems ??= new Set([...words].map(stem));
    return stems.has(stem(word));
  };
  const has = (word: string) => words.has(word) || hasStem(word) || isPrefix(word, words);
  return wanted.every(({ parts, whole }) => parts.every(has) || has(whole));
}

function isPrefix(start: string, words: ReadonlySet<string>): boolean {
  return (start.length > 2 || CJK.test(start)) && [...words].some((word) => word.startsWith(start));
}
