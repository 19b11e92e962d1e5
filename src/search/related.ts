import { foldQuery, foldWord } from './folding.ts';
import type { RecordMeta } from './result.ts';

/** What is looked at of a record that was found. */
export interface Candidate {
  readonly content: string;
  readonly meta: RecordMeta;
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
