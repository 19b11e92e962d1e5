import { normalizeQuery, normalizeTerm } from '../analysis/folding.ts';
import { removeStopWords } from '../analysis/stop-words.ts';
import type { StoredFields } from '../format/stored-fields.ts';

/** What is looked at of a record that was found. */
export interface Candidate {
  readonly content: string;
  readonly meta: StoredFields;
}

/**
 * The hits with those first whose title is the query, whole, since whoever pastes a title looks for that paper; then those
 * with the most of its words in their titles and among their authors, as they were typed: the index takes `mobile` for
 * `mobility`, and weighs a name less among many others.
 */
export function closestFirst<T extends { readonly meta: Pick<StoredFields, 'title' | 'authors'> }>(
  hits: readonly T[],
  query: string,
): T[] {
  const wanted = wordsOf(removeStopWords(query));
  const closeness = ({ meta: { title, authors = '' } }: T) => {
    if (isTitle(title, query)) return Number.POSITIVE_INFINITY;
    const words = new Set(wordsOf(`${title} ${authors}`));
    return wanted.filter((word) => words.has(word)).length;
  };
  const ranked = hits.map((hit) => ({ hit, rank: closeness(hit) }));
  return ranked.toSorted((a, b) => (a.rank === b.rank ? 0 : b.rank - a.rank)).map(({ hit }) => hit);
}

/** The hits with those first whose title is the query to the letter; one with a plural instead, say, comes behind them. */
export function exactFirst<T extends { readonly meta: Pick<StoredFields, 'title'> }>(
  hits: readonly T[],
  query: string,
): T[] {
  const exact = hits.filter(({ meta }) => isTitle(meta.title, query));
  return [...exact, ...hits.filter((hit) => !exact.includes(hit))];
}

/** Whether a query is this title, whole, whatever its dashes, case and punctuation. */
function isTitle(title: string, query: string): boolean {
  return normalizeTerm(normalizeQuery(title)) === normalizeTerm(normalizeQuery(query));
}

function wordsOf(text: string): string[] {
  return normalizeQuery(text)
    .split(/[\s;-]+/u)
    .map(normalizeTerm)
    .filter((word) => word !== '');
}
