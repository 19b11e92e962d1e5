import { askedNames } from '../names.ts';
import { parseQuery, type Query } from '../query.ts';
import type { Conditions } from '../selection.ts';
import type { SearchState } from '../state.ts';
import { tellingWords } from '../stop-words.ts';
import { type NamedTopic, topicNamed, type UnknownTopic, unknownTopic } from '../topic-names.ts';
import { yearsIn } from '../years.ts';

/** What the page knows and says besides the state. */
export interface Wish {
  /** How many papers are to be shown. */
  readonly shown: number;
  /** Whether older papers are wanted even where newer ones suffice. */
  readonly isAll: boolean;
  readonly topics: readonly NamedTopic[];
}

/** A query as the index is asked. */
export interface AskedQuery extends Query {
  /** What the last of the words may become, where it is still being typed. */
  readonly completions?: readonly string[];
  /** The words of `authors` as the index has those of names. */
  readonly names: readonly string[];
}

/** A search as the engine is asked. */
export interface Question {
  readonly query: AskedQuery;
  readonly conditions: Conditions;
  /** Topics that were named and are none: nothing can be found then. */
  readonly unknown: readonly UnknownTopic[];
  readonly state: SearchState;
  readonly wish: Wish;
}

/** The question that a state stands for. */
export function questionOf(state: SearchState, wish: Wish): Question {
  const parsed = parseQuery(state.query);
  const names = parsed.authors.flatMap((author) => askedNames(author, false));
  const query = { ...parsed, words: tellingWords(parsed.words), names };
  const named = query.topics.map((name) => ({ name, topic: topicNamed(name, wish.topics) }));
  const chosen = state.year === '' ? undefined : yearsIn(`year:${state.year}`);
  return {
    query,
    conditions: {
      topics: [
        ...named.flatMap(({ topic }) => topic?.slug ?? []),
        ...(state.topic === '' ? [] : [state.topic]),
      ],
      years: [query.years, chosen].filter((years) => years !== undefined),
    },
    unknown: named.flatMap(({ name, topic }) => (topic === undefined ? unknownTopic(name, wish.topics) : [])),
    state,
    wish,
  };
}

/** Whether there is anything to be relevant to. */
export function hasWords({ words, phrases, names }: AskedQuery): boolean {
  return words !== '' || phrases.length > 0 || names.length > 0;
}
