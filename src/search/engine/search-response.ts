import type { SearchState } from '../query/search-params.ts';
import type { UnknownTopic } from '../query/topic-resolver.ts';
import { type Counts, countTopics, countYears, isWithin, matchesFilters } from '../retrieval/filters.ts';
import type { SearchEngine } from '../retrieval/search-engine.ts';
import { type SuggestedAuthor, suggestAuthors } from './author-suggestions.ts';
import type { ResultSet, SearchHit } from './execute-query.ts';
import { type Nearest, offersNearest } from './nearest-papers.ts';
import type { SearchRequest } from './search-request.ts';

/** How many papers each value of a filter would leave, in the shards searched so far. */
export interface FacetCounts {
  readonly counts: Counts;
  /** Whether parts of the index that were not searched may have more papers with a value. */
  readonly isLowerBound: (value: string) => boolean;
}

/** The changes to the query by which the results were found. */
export interface Fallback {
  /** The corrected query, if no paper has the words as typed. */
  readonly correctedQuery?: string;
  /** Words of the query that no paper has; the results have all the others. */
  readonly omittedTerms: readonly string[];
  /** Whether no paper has all of the words, and the results have most of them. */
  readonly isRelaxed: boolean;
  /** The papers nearest to what the query describes, besides the results. */
  readonly nearest?: Nearest;
  /** The title of the paper to which the nearest papers are similar; empty if there is no paper with that id. */
  readonly likeTitle?: string;
}

/** The results of a search, and all that the page says about them. */
export interface SearchResponse extends Fallback {
  readonly state: SearchState;
  /** How many papers were found. `hits` has the first of them with their stored fields. */
  readonly count: number;
  readonly hits: readonly SearchHit[];
  readonly topics: FacetCounts;
  readonly years: FacetCounts;
  /** How many papers were searched. */
  readonly searched: number;
  /** How many papers were not searched, because the searched ones have enough results. */
  readonly remaining: number;
  /** Whether all of these are older than the searched ones. */
  readonly isRemainderOlder: boolean;
  /** The authors that the query may mean. */
  readonly authors: readonly SuggestedAuthor[];
  /** Whether the nearest other papers could be shown as well. */
  readonly offersNearest: boolean;
  /** Whether papers similar to a paper can be found. */
  readonly hasSemanticIndex: boolean;
  /** Topics in the query that do not exist. */
  readonly unknownTopics: readonly UnknownTopic[];
  /** Whether parts of the index are missing, so that results may be missing. */
  readonly incomplete: boolean;
}

/** Creates the response to a request. */
export function toSearchResponse(
  engine: SearchEngine,
  request: SearchRequest,
  { scan, matches, hits, filters }: ResultSet,
  { correctedQuery, omittedTerms = [], isRelaxed = false, nearest, likeTitle }: Partial<Fallback>,
): SearchResponse {
  const { state } = request;
  // The counts for a filter are computed without it, so that a reader sees the results of its other values.
  const withoutTopic = { ...filters, topics: filters.topics.filter((topic) => topic !== state.topic) };
  const withoutYear = { ...filters, years: filters.years.slice(0, state.year === '' ? undefined : -1) };
  return {
    state,
    count: Math.max(matches.length, hits.length),
    hits,
    topics: {
      counts: countTopics(scan.matches.filter((match) => matchesFilters(match, withoutTopic))),
      isLowerBound: () => scan.remaining > 0 || engine.incomplete,
    },
    years: {
      counts: countYears(scan.matches.filter((match) => matchesFilters(match, withoutYear))),
      isLowerBound: (year) =>
        withoutYear.years.every((range) => isWithin(year, range)) &&
        (scan.unsearchedYears.has(year) || engine.incomplete),
    },
    searched: scan.searched,
    remaining: scan.remaining,
    isRemainderOlder: scan.isRemainderOlder,
    authors: suggestAuthors(request),
    unknownTopics: request.unknownTopics,
    ...(correctedQuery !== undefined && { correctedQuery }),
    omittedTerms,
    isRelaxed,
    ...(nearest !== undefined && { nearest }),
    ...(likeTitle !== undefined && { likeTitle }),
    hasSemanticIndex: engine.hasSemanticIndex,
    offersNearest: engine.hasSemanticIndex && nearest === undefined && offersNearest(request, matches.length),
    incomplete: engine.incomplete,
  };
}
