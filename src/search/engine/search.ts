import { removeStopWords } from '../analysis/stop-words.ts';
import { parseQuery } from '../query/parser.ts';
import { limitQuery } from '../query/query-limits.ts';
import { isEmpty, type SearchState } from '../query/search-params.ts';
import type { SearchEngine } from '../retrieval/search-engine.ts';
import type { ShardedEngine } from '../retrieval/sharded-engine.ts';
import { EMPTY, executeQuery, type ResultSet } from './execute-query.ts';
import { findNearest, isDescription } from './nearest-papers.ts';
import { limitScans, MAX_SCANS } from './scan-budget.ts';
import { type ResultOptions, type SearchRequest, toSearchRequest } from './search-request.ts';
import { type SearchResponse, toSearchResponse } from './search-response.ts';
import { findSimilar } from './similar-papers.ts';
import { type Outcome, runStrategies, type SearchAttempt } from './strategies.ts';
import { hasManyTerms, lookUpTerm } from './term-frequency.ts';
import { classifyTerms, NO_DOUBTFUL_TERMS } from './unknown-terms.ts';

/**
 * Searches an index for the query as typed, else for a corrected query, else for papers with some of its words, see `STRATEGIES`.
 * @throws {IndexMissing} if no shard can be loaded.
 */
export async function search(
  unlimited: SearchEngine,
  state: SearchState,
  options: ResultOptions,
): Promise<SearchResponse> {
  const engine = limitScans(unlimited, MAX_SCANS);
  const request = await toSearchRequest(engine, state, options);
  if (isEmpty(state) || request.unknownTopics.length > 0) return toSearchResponse(engine, request, EMPTY, {});
  if (request.query.like !== undefined) {
    const similar = await findSimilar(engine, request, request.query.like);
    return toSearchResponse(engine, request, EMPTY, similar);
  }
  // The strategies look up every word, which takes long for a description, and hardly any paper has all of its words.
  const isDescribed = isDescription(request) && !(await engine.isTitle(state.query));
  const described = isDescribed ? await findNearest(engine, request) : undefined;
  const outcome = described ?? (await runStrategies(await attemptOf(engine, request)));
  const { results = EMPTY, fallback = {}, nearest }: Partial<Outcome> = outcome ?? {};
  return toSearchResponse(engine, request, results, {
    ...fallback,
    ...(nearest !== undefined && { nearest }),
  });
}

async function attemptOf(engine: SearchEngine, request: SearchRequest): Promise<SearchAttempt> {
  const isName = request.queryAuthors.length > 0;
  const terms = engine.incomplete || isName ? NO_DOUBTFUL_TERMS : await classifyTerms(engine, request);
  let results: Promise<ResultSet> | undefined;
  const literalResults = () => {
    results ??= executeQuery(engine, request);
    return results;
  };
  return { engine, request, terms, literalResults };
}

/** The fewest letters of a word that is preloaded: with fewer letters there are too many possible words. */
const MIN_LETTERS = 3;

/**
 * Loads the parts of the dictionary and of the newest shard that a search for a query will need. A longer query is not
 * preloaded: which of its words are searched first depends on their frequency.
 */
export async function preloadQuery(
  engine: SearchEngine & Pick<ShardedEngine, 'preloadTerms'>,
  query: string,
): Promise<void> {
  const parsed = parseQuery(limitQuery(query));
  const words = removeStopWords(parsed.words);
  const last = words.split(' ').at(-1) ?? '';
  if (last.length < MIN_LETTERS || hasManyTerms(parsed) || parsed.identifier !== undefined) return;
  await Promise.all([lookUpTerm(engine, last), engine.preloadTerms(words)]);
}
