import { foldQuery, foldWord } from './folding.ts';
import type { RecordMeta } from './result.ts';

/** What is looked at of a record that was found. */
export interface Candidate {
  readonly content: string;
  readonly locations: readonly number[];
  readonly meta: RecordMeta;
}

// Endings change, beginnings stay: `studies` and `study` share four letters.
const LETTERS = 3;

/**
 * Whether anything in a record has to do with the words of a query. For a word that the index does not know it finds
 * records by another word with the same first letter, which a reader could only wonder at.
 */
export function isRelated(hit: Candidate, query: string): boolean {
  const terms = foldQuery(query)
    .split(/[\s-]+/u)
    .map(foldWord)
    .filter((term) => term !== '');
  const words = hit.content.split(/[^\S\uFEFF]+/u);
  const matched = hit.locations.map((location) => words[location] ?? '');
  const { title, authors = '', also, more = '' } = hit.meta;
  const found = foldWord([title, authors, also, more, ...matched].join(' '));
  return terms.length === 0 || terms.some((term) => found.includes(term.slice(0, LETTERS)));
}

/** The hits with those first whose title is the query, whole: whoever pastes a title looks for that paper. */
export function exactFirst<T extends { readonly meta: Pick<RecordMeta, 'title'> }>(
  hits: readonly T[],
  query: string,
): T[] {
  const wanted = foldWord(foldQuery(query));
  const isExact = (hit: T) => foldWord(foldQuery(hit.meta.title)) === wanted;
  return [...hits.filter(isExact), ...hits.filter((hit) => !isExact(hit))];
}
