import { normalizeQuery, normalizeTerm } from '../analysis/folding.ts';
import { removeStopWords } from '../analysis/stop-words.ts';
import type { StoredFields } from '../format/stored-fields.ts';

/**
 * Reranks hits: first those whose title is the query, then those with the most words of the query in their title and among
 * their authors, exactly as typed. Pagefind's ranking does not distinguish `mobile` from `mobility`, and gives a name among many
 * others a lower weight.
 */
export function rerankByTitle<T extends { readonly meta: Pick<StoredFields, 'title' | 'authors'> }>(
  hits: readonly T[],
  query: string,
): T[] {
  const wanted = wordsOf(removeStopWords(query));
  const rankOf = ({ meta: { title, authors = '' } }: T) => {
    if (isTitle(title, query)) return Number.POSITIVE_INFINITY;
    const words = new Set(wordsOf(`${title} ${authors}`));
    return wanted.filter((word) => words.has(word)).length;
  };
  const ranked = hits.map((hit) => ({ hit, rank: rankOf(hit) }));
  return ranked.toSorted((a, b) => (a.rank === b.rank ? 0 : b.rank - a.rank)).map(({ hit }) => hit);
}

/** Moves hits whose title is exactly the query to the front, before titles that differ in a plural, for example. */
export function exactTitlesFirst<T extends { readonly meta: Pick<StoredFields, 'title'> }>(
  hits: readonly T[],
  query: string,
): T[] {
  const exact = hits.filter(({ meta }) => isTitle(meta.title, query));
  return [...exact, ...hits.filter((hit) => !exact.includes(hit))];
}

/** Whether a query is a whole title, apart from dashes, case and punctuation. */
function isTitle(title: string, query: string): boolean {
  return normalizeTerm(normalizeQuery(title)) === normalizeTerm(normalizeQuery(query));
}

function wordsOf(text: string): string[] {
  return normalizeQuery(text)
    .split(/[\s;-]+/u)
    .map(normalizeTerm)
    .filter((word) => word !== '');
}
