import { parseQuery, type Query, topicNamed } from '../query.ts';
import type { Conditions } from '../selection.ts';
import type { SearchState } from '../state.ts';
import { tellingWords } from '../stop-words.ts';
import { yearsIn } from '../years.ts';

/** What the page knows and says besides the state. */
export interface Wish {
  /** How many papers are to be shown. */
  readonly shown: number;
  /** Whether older papers are wanted even where newer ones suffice. */
  readonly isAll: boolean;
  readonly topics: readonly { readonly slug: string; readonly label: string }[];
}

/** A search as the engine is asked. */
export interface Question {
  readonly query: Query;
  readonly conditions: Conditions;
  readonly state: SearchState;
  readonly wish: Wish;
}

/** The question that a state stands for. */
export function questionOf(state: SearchState, wish: Wish): Question {
  const parsed = parseQuery(state.query);
  const query = { ...parsed, words: tellingWords(parsed.words) };
  const named = query.topics.map((name) => topicNamed(name, wish.topics)?.slug ?? name);
  const chosen = state.year === '' ? undefined : yearsIn(`year:${state.year}`);
  return {
    query,
    conditions: {
      topics: [...named, ...(state.topic === '' ? [] : [state.topic])],
      years: [query.years, chosen].filter((years) => years !== undefined),
    },
    state,
    wish,
  };
}

/** Whether there is anything to be relevant to. */
export function hasWords({ words, phrases, authors }: Query): boolean {
  return words !== '' || phrases.length > 0 || authors.length > 0;
}
