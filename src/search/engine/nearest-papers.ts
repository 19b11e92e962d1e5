import { titleKey } from '../format/routing-table.ts';
import { matchesFilters } from '../retrieval/filters.ts';
import type { NearestPaper, SearchEngine } from '../retrieval/search-engine.ts';
import { EMPTY, type ResultSet, type SearchHit } from './execute-query.ts';
import { matchesAllTerms } from './match-verifier.ts';
import type { SearchRequest } from './search-request.ts';

/** A paper that is near to a request, and why. */
export interface NearestHit extends SearchHit {
  /** The terms of the request to which the paper is nearest in meaning, the nearest first. */
  readonly close: readonly string[];
  /** The terms of the request that the paper has. */
  readonly shared: readonly string[];
}

/** The papers nearest to a request. */
export interface Nearest {
  /** How many were found. `hits` has the first of them. */
  readonly count: number;
  readonly hits: readonly NearestHit[];
}

/** From so many terms on, a query is a description, which hardly any paper has word by word. Few titles have as many. */
const DESCRIPTION_TERMS = 11;

/** Whether a query describes what it wants, instead of naming it. */
export function isDescription(request: SearchRequest): boolean {
  if (!hasNearest(request) || request.terms.length < DESCRIPTION_TERMS) return false;
  return !isCapitalized(request.state.query);
}

/** The share of capitalised words from which on a text is a title, as in “Attention Is All You Need”. */
const CAPITALIZED = 0.7;

/** Whether a text looks like a pasted title, which may have a slip. The strategies find it at less cost than the nearest papers. */
function isCapitalized(text: string): boolean {
  const words = text.match(LONG_WORD) ?? [];
  const capitals = words.filter((word) => CAPITAL.test(word)).length;
  return capitals >= CAPITALIZED * words.length && LOWER_CASE.test(text);
}

/** Shorter words are seldom capitalised in titles. */
const LONG_WORD = /[\p{L}\p{M}]{4,}/gu;
const CAPITAL = /^\p{Lu}/u;
const LOWER_CASE = /\p{Ll}/u;

/** Fewer terms say too little about what is meant. */
const FEWEST_TERMS = 2;

/** Whether the nearest papers may be shown for a query. */
export function hasNearest({ query, queryAuthors, terms, state }: SearchRequest): boolean {
  if (query.identifier !== undefined || queryAuthors.length > 0) return false;
  return state.sort === 'relevance' && terms.length >= FEWEST_TERMS;
}

/** With fewer papers that have every word, a reader may want to see the nearest others. */
const FEW = 5;

/** Whether the nearest papers should be offered below so many matches. They are loaded only if the reader wants them. */
export function offersNearest(request: SearchRequest, matches: number): boolean {
  return matches > 0 && matches < FEW && hasNearest(request);
}

/** What {@link findNearest} returns: papers that have every word of the request, and the nearest others. */
export interface NearestResults {
  readonly results: ResultSet;
  readonly nearest: Nearest;
}

/**
 * The papers nearest to a request. Those that have every word of it, or have it as their title, come first.
 * @param known papers that are shown already, by their keys.
 * @returns `undefined` without a semantic index, and if the archive hardly knows the words of the request.
 */
export async function findNearest(
  engine: SearchEngine,
  request: SearchRequest,
  known: ReadonlySet<string> = new Set(),
): Promise<NearestResults | undefined> {
  const { terms, options, query, state } = request;
  const allowed = await allowedPapers(engine, request);
  const found = await engine.nearest(
    terms,
    allowed === undefined && known.size === 0
      ? undefined
      : (key) => !known.has(key) && allowed?.has(key) !== false,
  );
  if (found === undefined || found.papers.length === 0) return undefined;
  // With few of its words known, the request would be answered by what is left of it.
  if (2 * found.known.length < terms.length) return undefined;
  const hits = await loadHits(found.papers.slice(0, options.shown));
  const isWhole = (hit: NearestHit) =>
    titleKey(hit.meta.title) === titleKey(state.query) || matchesAllTerms(hit, query);
  const whole = known.size === 0 ? hits.filter(isWhole) : [];
  const others = hits.filter((hit) => !whole.includes(hit));
  return {
    results: { ...EMPTY, hits: whole, matches: [], filters: request.filters },
    nearest: { count: found.papers.length - whole.length, hits: others },
  };
}

/** The keys of the papers that filters, phrases, names and excluded words leave; `undefined` if they leave all. */
async function allowedPapers(
  engine: SearchEngine,
  { query, filters }: SearchRequest,
): Promise<ReadonlySet<string> | undefined> {
  const { phrases, excluded, includedPapers, excludedPapers } = query;
  const isFiltered = filters.topics.length > 0 || filters.years.length > 0;
  const isLimited = phrases.length > 0 || excluded.length > 0 || isFiltered;
  if (!isLimited && includedPapers === undefined && excludedPapers === undefined) return undefined;
  const limits = { ...query, words: '', completions: [] };
  const { matches } = await engine.find(limits, filters, { isSufficient: async () => false });
  return new Set(matches.filter((match) => matchesFilters(match, filters)).map(({ key }) => key));
}

/** A paper whose file cannot be loaded is left out; the engine records the failure. */
async function loadHits(papers: readonly NearestPaper[]): Promise<NearestHit[]> {
  const loaded = await Promise.allSettled(
    papers.map(async ({ load, close, shared }) => ({ ...(await load()), close, shared })),
  );
  return loaded.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
