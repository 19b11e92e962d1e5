import { tokenizeQuery } from './lexer.ts';

/** The state of the search page. The page's address contains all of it, so that a search can be shared and restored. */
export interface SearchState {
  readonly query: string;
  readonly topic: string;
  readonly year: string;
  readonly sort: Sort;
}

export const SORTS = ['relevance', 'date', 'votes'] as const;
export type Sort = (typeof SORTS)[number];

/** Reads a state from the query string of an address, `?q=…&topic=…`. */
export function readState(search: string): SearchState {
  const params = new URLSearchParams(search);
  const sort = SORTS.find((name) => name === params.get('sort'));
  return {
    query: params.get('q') ?? '',
    topic: params.get('topic') ?? '',
    year: params.get('year') ?? '',
    sort: sort ?? 'relevance',
  };
}

/** Writes a state as a query string, without defaults; empty for the empty state. */
export function writeState(state: SearchState): string {
  const params = new URLSearchParams();
  if (state.query.trim() !== '') params.set('q', state.query.trim());
  if (state.topic !== '') params.set('topic', state.topic);
  if (state.year !== '') params.set('year', state.year);
  if (state.sort !== 'relevance') params.set('sort', state.sort);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether a state searches for nothing. */
export function isEmpty(state: SearchState): boolean {
  return hasNoEffect(state.query) && state.topic === '' && state.year === '';
}

/** Whether a query has no effect: only quotes, a minus, or the name of a filter. */
function hasNoEffect(text: string): boolean {
  return tokenizeQuery(text).every(
    (token) => token.kind === 'incomplete' || (token.kind === 'word' && /^\p{P}+$/u.test(token.value)),
  );
}
