import { normalizeTerm } from '../analysis/folding.ts';
import { type QueryToken, tokenizeQuery } from './lexer.ts';

/** Limits on a query: Pagefind takes half a minute for eighty times the same word. Nothing here may need Node. */

/** The most tokens of each kind: enough for the longest titles and the first sentences of a pasted abstract. */
const MAX_TOKENS: Readonly<Record<QueryToken['kind'], number>> = {
  word: 40,
  phrase: 8,
  excluded: 20,
  author: 8,
  excludedAuthor: 8,
  topic: 8,
  years: 8,
  like: 8,
  incomplete: 8,
};
/** The most characters of a token. The longest addresses of papers are shorter. */
const MAX_LENGTH = 200;

/** Limits a query. If it exceeds a limit, removes repeated tokens, and then tokens beyond the limit of their kind. */
export function limitQuery(text: string): string {
  const tokens = tokenizeQuery(text);
  const counts = Map.groupBy(tokens, ({ kind }) => kind);
  const isModest =
    text.length <= MAX_LENGTH || tokens.every(({ start, end }) => end - start <= MAX_LENGTH + MAX_AFFIX);
  if (isModest && [...counts].every(([kind, own]) => own.length <= MAX_TOKENS[kind])) return text;
  const known = new Map<string, QueryToken>();
  for (const token of tokens) {
    const key = keyOf(token);
    if (!known.has(key)) known.set(key, token);
  }
  const left = new Map(Object.entries(MAX_TOKENS));
  const kept = [...known.values()].filter(({ kind }) => {
    const more = left.get(kind) ?? 0;
    left.set(kind, more - 1);
    return more > 0;
  });
  return kept
    .map((token) => text.slice(token.start, Math.min(token.end, token.start + MAX_LENGTH)))
    .join(' ');
}

/** The most characters of quotes, minus and the name of a filter around a value. */
const MAX_AFFIX = 20;

function keyOf(token: QueryToken): string {
  if (token.kind === 'years') return `years ${JSON.stringify(token.years)}`;
  return `${token.kind} ${normalizeTerm(token.value) || token.value}`;
}

/** The first distinct words of a text, at most `most`. */
export function limitTerms(words: string, most: number): string {
  return [...new Set(words.split(' '))].slice(0, most).join(' ');
}
