import { titleKey } from '../format/routing-table.ts';
import { type Filters, matchesFilters, sortHits } from '../retrieval/filters.ts';
import type { ScanOptions, ScanResult } from '../retrieval/scan-options.ts';
import type { SearchEngine } from '../retrieval/search-engine.ts';
import type { Match, StoredDocument } from '../retrieval/shard.ts';
import { addLeadingMatches } from './leading-matches.ts';
import { matchesAllTerms } from './match-verifier.ts';
import { expandPrefix } from './prefix-expansion.ts';
import { scanByRarestTerms } from './rarest-terms.ts';
import { exactTitlesFirst, rerankByTitle } from './reranker.ts';
import { hasWords, type ResolvedQuery, type SearchRequest } from './search-request.ts';
import { isCommonTerm } from './term-frequency.ts';

/** A paper as a result shows it. */
export interface SearchHit extends StoredDocument {
  readonly date: string;
  readonly votes: number;
  readonly topics: readonly string[];
}

/** The papers found by one query. */
export interface ResultSet {
  readonly scan: ScanResult;
  /** The first of the matches, with their stored fields. */
  readonly hits: readonly SearchHit[];
  /** The papers that pass the filters, sorted. */
  readonly matches: readonly Match[];
  readonly filters: Filters;
}

/** The results of a search that finds nothing. */
export const EMPTY: ResultSet = {
  scan: {
    matches: [],
    searched: 0,
    remaining: 0,
    isRemainderOlder: true,
    unsearchedYears: new Set(),
    failedShards: 0,
  },
  hits: [],
  matches: [],
  filters: { topics: [], years: [] },
};

/** The fewest words of a title that a query hardly equals by chance. */
const LONG_TITLE = 4;

/**
 * The number of papers that are reranked together. The page shows the same number with each click, so that results already
 * shown never move.
 */
const PAGE = 10;

/** Searches for a request as it is, without corrections. If results are sorted by date or votes, all shards are searched. */
export async function executeQuery(engine: SearchEngine, request: SearchRequest): Promise<ResultSet> {
  const { filters, state, options } = request;
  const query = { ...request.query, completions: await expandPrefix(engine, request) };
  const sort = state.sort === 'relevance' && !hasWords(query) ? 'date' : state.sort;
  const isRanked = sort === 'relevance';
  const filtered = (matches: readonly Match[]) => matches.filter((match) => matchesFilters(match, filters));
  const scanOptions = await scanOptionsFor(engine, { ...request, query }, isRanked);
  const byWords = await scanByRarestTerms(engine, { query, filters }, scanOptions);
  const { scan, leading: allLeading } = await addLeadingMatches(engine, request, byWords);
  const leading = filtered(allLeading);
  const others = filtered(scan.matches).filter((match) => !leading.includes(match));
  // Ranked matches stay in the order of the scan, which appends matches from older shards.
  const matches = isRanked ? [...leading, ...others] : sortHits(filtered(scan.matches), sort);
  const hits = await loadStoredFields(matches, options.shown);
  const { value } = query.identifier ?? {};
  const identified = value === undefined ? -1 : hits.findIndex((hit) => hasIdentifier(hit, value));
  const [hit, match] = [hits[identified], matches[identified]];
  // An identifier means one paper, even if other texts contain its digits.
  if (hit !== undefined && match !== undefined) return { scan, matches: [match], hits: [hit], filters };
  return {
    scan,
    matches,
    hits: isRanked ? rerankPages(hits, state.query, leading.length) : hits,
    filters,
  };
}

async function scanOptionsFor(
  engine: SearchEngine,
  { query, filters, state, options }: SearchRequest,
  isRanked: boolean,
): Promise<ScanOptions> {
  const filtered = (matches: readonly Match[]) => matches.filter((match) => matchesFilters(match, filters));
  const isCommon = await isCommonTerm(engine, query);
  const suffices = async (matches: readonly Match[], count: number) => {
    const passing = filtered(matches);
    // All papers of a requested author are listed, so every shard is searched.
    if (!isRanked || query.includedPapers !== undefined || passing.length < count) return false;
    return haveAllTerms(passing, query, { count, least: isCommon ? 1 : count });
  };
  // A query of many words that is a title means only that paper, not others with the same words.
  const isFound = async (matches: readonly Match[]) =>
    !options.isAll &&
    query.words.split(' ').length >= LONG_TITLE &&
    (await loadStoredFields(filtered(matches), PAGE)).some(
      ({ meta }) => titleKey(meta.title) === titleKey(state.query),
    );
  return {
    isSufficient: async (matches) => !options.isAll && (await suffices(matches, options.shown)),
    fillsFirstPage: (matches) => suffices(matches, PAGE),
    stopOnUnknownTerm: !options.isAll && isRanked,
    scanAllAtOnce: query.includedPapers !== undefined,
    ...(isRanked && hasWords(query) && { title: { text: state.query, isFound } }),
  };
}

/**
 * The most pages of matches that are verified. Pagefind finds `using` for `used` as well; usually these pages have enough
 * papers with the word itself.
 */
const VERIFIED_PAGES = 3;

/** Whether at least `least` of the matches contain the query word by word. Verifies `count` of them at a time. */
async function haveAllTerms(
  matches: readonly Match[],
  query: ResolvedQuery,
  { count, least }: { readonly count: number; readonly least: number },
): Promise<boolean> {
  let verified = 0;
  for (let from = 0; from < VERIFIED_PAGES * count; from += count) {
    const hits = await loadStoredFields(matches.slice(from, from + count), count);
    const more = hits.filter((hit) => matchesAllTerms(hit, query)).length;
    verified += more;
    if (verified >= least) return true;
    // At this rate the next pages would not be enough either.
    if (more * VERIFIED_PAGES < least) return false;
  }
  return false;
}

function rerankPages(hits: readonly SearchHit[], query: string, leading: number): SearchHit[] {
  const others = hits.slice(leading);
  const pages = Array.from({ length: Math.ceil(others.length / PAGE) }, (_, at) =>
    others.slice(at * PAGE, (at + 1) * PAGE),
  );
  return [
    ...exactTitlesFirst(hits.slice(0, leading), query),
    ...pages.flatMap((page) => rerankByTitle(page, query)),
  ];
}

/** Whether a result set has a paper with all of the words. A query without words matches every paper. */
export function hasMatch({ hits }: ResultSet, { query, queryAuthors }: SearchRequest): boolean {
  if (queryAuthors.length > 0 && hits.length > 0) return true;
  return query.words === '' ? true : hits.some((hit) => matchesAllTerms(hit, query));
}

function hasIdentifier({ meta }: StoredDocument, identifier: string): boolean {
  return meta.also.toLowerCase().split(' ').includes(identifier.toLowerCase());
}

/** The first papers with their stored fields. A paper whose file cannot be loaded is left out; the engine records the failure. */
export async function loadStoredFields(matches: readonly Match[], count: number): Promise<SearchHit[]> {
  const loaded = await Promise.allSettled(matches.slice(0, count).map(toSearchHit));
  return loaded.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

async function toSearchHit({ loadDocument, date, votes, topics }: Match): Promise<SearchHit> {
  return { ...(await loadDocument()), date, votes, topics };
}
