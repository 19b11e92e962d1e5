import { normalizeQuery } from '../../analysis/folding.ts';
import { limitTerms } from '../../query/query-limits.ts';
import type { ShardQuery } from '../../retrieval/shard.ts';

/** In Chinese, Japanese and Korean text, each pair of characters is a term. */
const MAX_TERMS = 60;

/** The main term, by which papers are ranked: all words and phrases that they must contain. */
export function mainTerm({ words, phrases }: ShardQuery): string | null {
  const [phrase] = phrases;
  if (words === '' && phrases.length === 1 && phrase !== undefined) return quoted(phrase);
  return limitTerms(normalizeQuery([words, ...phrases].join(' ')).trim(), MAX_TERMS) || null;
}

/** The phrases that the main term requires only as words. */
export function requiredTerms({ words, phrases }: ShardQuery): string[] {
  return words === '' && phrases.length === 1 ? [] : phrases.map(quoted);
}

/** A phrase in quotes, which Pagefind finds only if its words follow each other. */
export function quoted(phrase: string): string {
  return `"${normalizeQuery(phrase).split(' ').slice(0, MAX_TERMS).join(' ')}"`;
}
