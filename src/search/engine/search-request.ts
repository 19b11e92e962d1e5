import { removeStopWords } from '../analysis/stop-words.ts';
import { intersectionOf, type PaperSet, unionOf } from '../authors/paper-sets.ts';
import { parseQuery, type Query } from '../query/parser.ts';
import { limitedWords } from '../query/query-limits.ts';
import type { SearchState } from '../query/search-params.ts';
import { type NamedTopic, topicNamed, type UnknownTopic, unknownTopic } from '../query/topic-resolver.ts';
import { yearsIn } from '../query/year-range.ts';
import { bestOf, type FoundAuthor } from '../retrieval/author-loader.ts';
import type { Conditions } from '../retrieval/filters.ts';
import type { Engine } from '../retrieval/search-engine.ts';
import { namedBy } from './name-queries.ts';

/** So many a query has at the most, see {@link limitedText}. */
const MOST_WORDS = 40;

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
  /** The papers of the authors that are asked for; every paper where none is. */
  readonly within?: PaperSet;
  /** The papers of those that are not wanted. */
  readonly without?: PaperSet;
}

/** A search as the engine is asked. */
export interface Question {
  readonly query: AskedQuery;
  readonly conditions: Conditions;
  /** Topics that were named and are none: nothing can be found then. */
  readonly unknown: readonly UnknownTopic[];
  /** The names that fit those behind `author:`, the best first. */
  readonly authors: readonly FoundAuthor[];
  /** Where the query is nothing but a name, those that bear it or may do so, the best first. */
  readonly people: readonly FoundAuthor[];
  readonly state: SearchState;
  readonly wish: Wish;
}

/** The question that a state stands for. */
export async function questionOf(engine: Engine, state: SearchState, wish: Wish): Promise<Question> {
  const parsed = parseQuery(state.query);
  const named = parsed.topics.map((name) => ({ name, topic: topicNamed(name, wish.topics) }));
  const chosen = state.year === '' ? undefined : yearsIn(`year:${state.year}`);
  const [authors, people, excluded] = await Promise.all([
    Promise.all(parsed.authors.map((author) => engine.authors(author))),
    namedBy(engine, parsed),
    Promise.all(parsed.excludedAuthors.map((author) => engine.authors(author))),
  ]);
  const within = intersectionOf(authors.map((found) => unionOf(bestOf(found).map(({ papers }) => papers))));
  const without = unionOf(excluded.flatMap((found) => bestOf(found).map(({ papers }) => papers)));
  return {
    query: {
      ...parsed,
      words: limitedWords(removeStopWords(parsed.words), MOST_WORDS),
      ...(within !== undefined && { within }),
      ...(without.size > 0 && { without }),
    },
    conditions: {
      topics: [
        ...named.flatMap(({ topic }) => topic?.slug ?? []),
        ...(state.topic === '' ? [] : [state.topic]),
      ],
      years: [parsed.years, chosen].filter((years) => years !== undefined),
    },
    unknown: named.flatMap(({ name, topic }) => (topic === undefined ? unknownTopic(name, wish.topics) : [])),
    authors: authors.flat(),
    people,
    state,
    wish,
  };
}

/** Whether there is anything to be relevant to. */
export function hasWords({ words, phrases }: AskedQuery): boolean {
  return words !== '' || phrases.length > 0;
}
