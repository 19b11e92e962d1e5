import { tokenizeQuery } from './lexer.ts';

/** What a reader has asked for; all of it stands in the address, so that it can be shared and comes back. */
export interface SearchState {
  readonly query: string;
  readonly topic: string;
  readonly year: string;
  readonly sort: Sort;
}

export const SORTS = ['relevance', 'date', 'votes'] as const;
export type Sort = (typeof SORTS)[number];

/** The state that an address's query (`?q=…&topic=…`) stands for. */
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

/** The address's query that stands for a state; empty for the empty state, and without what is left at its default. */
export function writeState(state: SearchState): string {
  const params = new URLSearchParams();
  if (state.query.trim() !== '') params.set('q', state.query.trim());
  if (state.topic !== '') params.set('topic', state.topic);
  if (state.year !== '') params.set('year', state.year);
  if (state.sort !== 'relevance') params.set('sort', state.sort);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether nothing has been asked for. */
export function isEmpty(state: SearchState): boolean {
  return asksNothing(state.query) && state.topic === '' && state.year === '';
}

/** Whether the text of a query asks for nothing yet: only quotes, a minus, or the name of a filter. */
function asksNothing(text: string): boolean {
  return tokenizeQuery(text).every(
    (piece) => piece.kind === 'unfinished' || (piece.kind === 'word' && /^\p{P}+$/u.test(piece.value)),
  );
}
