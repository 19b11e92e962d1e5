import { termsIn } from '../../vectors/model/terms.ts';
import { removeStopWords } from '../analysis/stop-words.ts';
import { intersectionOf, unionOf } from '../authors/paper-sets.ts';
import { parseQuery, type Query } from '../query/parser.ts';
import { limitQuery, limitTerms } from '../query/query-limits.ts';
import type { SearchState } from '../query/search-params.ts';
import {
  describeUnknownTopic,
  type NamedTopic,
  resolveTopic,
  type UnknownTopic,
} from '../query/topic-resolver.ts';
import { parseYearRange } from '../query/year-range.ts';
import { bestOf, type FoundAuthor } from '../retrieval/author-loader.ts';
import type { Filters } from '../retrieval/filters.ts';
import type { SearchEngine } from '../retrieval/search-engine.ts';
import type { ShardQuery } from '../retrieval/shard.ts';
import { findQueryAuthors } from './name-queries.ts';

/** The most words of a query that are searched, see {@link limitQuery}. */
const MAX_WORDS = 40;

/** The inputs of a search besides the state: the number of results, and the site's topics. */
export interface ResultOptions {
  /** The number of papers to show. */
  readonly shown: number;
  /** Whether all shards are searched, even if the newer ones have enough papers. */
  readonly isAll: boolean;
  /** Whether the nearest other papers are shown below few matches. */
  readonly withNearest?: boolean;
  readonly topics: readonly NamedTopic[];
}

/** A query with the papers of its authors, as the engine searches it. */
export interface ResolvedQuery extends Query, ShardQuery {}

/** A search as the engine runs it. */
export interface SearchRequest {
  readonly query: ResolvedQuery;
  readonly filters: Filters;
  /** Topics in the query that do not exist. If there are any, nothing is found. */
  readonly unknownTopics: readonly UnknownTopic[];
  /** The authors who match the `author:` filters, best match first. */
  readonly filterAuthors: readonly FoundAuthor[];
  /** If the query is only a name, the authors who have it or may have it, best match first. */
  readonly queryAuthors: readonly FoundAuthor[];
  /** The terms of the whole query, however long it is, for the semantic index. */
  readonly terms: readonly string[];
  readonly state: SearchState;
  readonly options: ResultOptions;
}

/** The most characters of a query whose terms count: a page of a proposal. */
const MAX_CHARACTERS = 6000;

/** Parses the query of a state, limited, and resolves its topics and authors. */
export async function toSearchRequest(
  engine: SearchEngine,
  unlimited: SearchState,
  options: ResultOptions,
): Promise<SearchRequest> {
  const state = { ...unlimited, query: limitQuery(unlimited.query) };
  const parsed = parseQuery(state.query);
  const topics = parsed.topics.map((name) => ({ name, topic: resolveTopic(name, options.topics) }));
  const chosenYears = state.year === '' ? undefined : parseYearRange(`year:${state.year}`);
  const [filterAuthors, queryAuthors, excludedAuthors] = await Promise.all([
    Promise.all(parsed.authors.map((author) => engine.findAuthors(author))),
    findQueryAuthors(engine, parsed),
    Promise.all(parsed.excludedAuthors.map((author) => engine.findAuthors(author))),
  ]);
  const includedPapers = intersectionOf(
    filterAuthors.map((found) => unionOf(bestOf(found).map(({ papers }) => papers))),
  );
  const excludedPapers = unionOf(
    excludedAuthors.flatMap((found) => bestOf(found).map(({ papers }) => papers)),
  );
  return {
    query: {
      ...parsed,
      words: limitTerms(removeStopWords(parsed.words), MAX_WORDS),
      ...(includedPapers !== undefined && { includedPapers }),
      ...(excludedPapers.size > 0 && { excludedPapers }),
    },
    filters: {
      topics: [
        ...topics.flatMap(({ topic }) => topic?.slug ?? []),
        ...(state.topic === '' ? [] : [state.topic]),
      ],
      years: [parsed.years, chosenYears].filter((years) => years !== undefined),
    },
    unknownTopics: topics.flatMap(({ name, topic }) =>
      topic === undefined ? describeUnknownTopic(name, options.topics) : [],
    ),
    filterAuthors: filterAuthors.flat(),
    queryAuthors,
    terms: termsOf(unlimited.query.slice(0, MAX_CHARACTERS)),
    state,
    options,
  };
}

function termsOf(query: string): string[] {
  const { words, phrases } = parseQuery(query);
  return [...new Set(termsIn([words, ...phrases].join(' ')))];
}

/** Whether the query has text to rank papers by. */
export function hasWords({ words, phrases }: ResolvedQuery): boolean {
  return words !== '' || phrases.length > 0;
}
