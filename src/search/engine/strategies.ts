import type { SearchEngine } from '../retrieval/search-engine.ts';
import { hasMatch, type ResultSet } from './execute-query.ts';
import { byAuthorName, unmatchedTerms } from './fallback/author-fallback.ts';
import { relaxed, withoutUnknownTerms } from './fallback/query-relaxation.ts';
import {
  bySpellingCorrection,
  byTitleCorrection,
  type CorrectedResults,
  matchesAnyTerm,
} from './fallback/spelling-fallback.ts';
import { findNearest, hasNearest, type Nearest, offersNearest } from './nearest-papers.ts';
import { unlessExceeded } from './scan-budget.ts';
import type { SearchRequest } from './search-request.ts';
import type { Fallback } from './search-response.ts';
import type { ClassifiedTerms } from './unknown-terms.ts';

/** A search for which the strategies are tried in order. */
export interface SearchAttempt {
  readonly engine: SearchEngine;
  readonly request: SearchRequest;
  readonly terms: ClassifiedTerms;
  /** The results for the query as typed, which are searched once. */
  readonly literalResults: () => Promise<ResultSet>;
}

/** The results of a search, and the changes to the query by which they were found. */
export interface Outcome {
  readonly results: ResultSet;
  readonly fallback: Partial<Fallback>;
  readonly nearest?: Nearest;
}

/** One way to answer a search. */
export interface Strategy {
  readonly name: string;
  /** The results; `undefined` if the next strategy should be tried. */
  readonly run: (attempt: SearchAttempt) => Promise<Outcome | undefined>;
}

/**
 * The strategies in the order in which they are tried. The first one with results answers the search.
 *
 * A query with a word that no paper has is not searched as typed, because that would find nothing. The routing table shows this
 * before any shard is searched. For the same reason a title with such a word is corrected first.
 */
export const STRATEGIES: readonly Strategy[] = [
  {
    name: 'title with an unknown term corrected',
    run: async ({ engine, request, terms: { unknown, prefixOnly } }) =>
      corrected(await byTitleCorrection(engine, request, [...unknown, ...prefixOnly])),
  },
  {
    name: 'as typed',
    run: async (attempt) => {
      const { engine, request, terms, literalResults } = attempt;
      if (terms.unknown.length > 0) return undefined;
      const results = await literalResults();
      // If a part of the index is missing, a fallback could report no papers for a word whose papers only failed to load.
      if (!hasMatch(results, request)) return engine.incomplete ? unchanged(results) : undefined;
      return withNearest(attempt, results);
    },
  },
  {
    name: 'title with a known term corrected',
    run: async ({ engine, request, terms: { unknown, known } }) =>
      unknown.length > 0 ? undefined : corrected(await byTitleCorrection(engine, request, known)),
  },
  {
    name: 'spelling corrected',
    run: async ({ engine, request }) => corrected(await bySpellingCorrection(engine, request)),
  },
  {
    name: 'author names',
    run: async ({ engine, request, terms: { unknown }, literalResults }) => {
      const names = unknown.length > 0 ? unknown : unmatchedTerms(request, await literalResults());
      return unchanged(await byAuthorName(engine, request, names));
    },
  },
  {
    name: 'nearest to few words',
    run: async ({ engine, request, terms: { unknown } }) => {
      const isFew = request.terms.length <= FEW_WORDS;
      // Of very few words, each one matters: the next strategy says which of them no paper has.
      if (!isFew || (unknown.length > 0 && request.terms.length < UNKNOWN_AMONG)) return undefined;
      return byNearest(engine, request);
    },
  },
  {
    name: 'without unknown terms',
    run: async ({ engine, request, terms: { unknown } }) => {
      if (unknown.length === 0) return undefined;
      const results = await withoutUnknownTerms(engine, request, unknown);
      return results && { results, fallback: { omittedTerms: unknown } };
    },
  },
  { name: 'some terms', run: withSomeTerms },
  {
    name: 'relaxed',
    run: async ({ engine, request, terms }) => {
      const results = await relaxed(engine, request, terms.unknown);
      return results && { results, fallback: { isRelaxed: true } };
    },
  },
  // A longer query is often a title with a slip, which the strategies before find at less cost.
  { name: 'nearest', run: async ({ engine, request }) => byNearest(engine, request) },
];

/** The most terms of a query for which the nearest papers come before those that have most of its words. */
const FEW_WORDS = 6;

/** With so many terms, one that no paper has does not matter much. */
const UNKNOWN_AMONG = 4;

async function withNearest({ engine, request }: SearchAttempt, results: ResultSet): Promise<Outcome> {
  const isWanted = request.options.withNearest === true && offersNearest(request, results.matches.length);
  if (!isWanted) return unchanged(results);
  const found = await findNearest(engine, request, new Set(results.matches.map(({ key }) => key)));
  return { results, fallback: {}, ...(found !== undefined && { nearest: found.nearest }) };
}

async function byNearest(engine: SearchEngine, request: SearchRequest): Promise<Outcome | undefined> {
  if (!hasNearest(request)) return undefined;
  const found = await findNearest(engine, request);
  return found && { ...found, fallback: {} };
}

/** The results for the query as typed, if they contain at least one of its words. */
async function withSomeTerms({
  request,
  terms,
  literalResults,
}: SearchAttempt): Promise<Outcome | undefined> {
  if (terms.unknown.length > 0) return undefined;
  const results = await literalResults();
  return matchesAnyTerm(results.hits, request.query) ? unchanged(results) : undefined;
}

/**
 * Tries strategies in order. If they exceed the scan budget, returns the results for the query as typed, provided that they
 * contain one of its words.
 * @returns `undefined` if nothing was found.
 */
export async function runStrategies(
  attempt: SearchAttempt,
  strategies: readonly Strategy[] = STRATEGIES,
): Promise<Outcome | undefined> {
  let isFinished = false;
  const outcome = await unlessExceeded(async () => {
    for (const { run } of strategies) {
      const found = await run(attempt);
      if (found !== undefined) return found;
    }
    isFinished = true;
    return undefined;
  });
  return outcome === undefined && !isFinished ? unlessExceeded(() => withSomeTerms(attempt)) : outcome;
}

function unchanged(results: ResultSet): Outcome;
function unchanged(results: ResultSet | undefined): Outcome | undefined;
function unchanged(results: ResultSet | undefined): Outcome | undefined {
  return results && { results, fallback: {} };
}

function corrected(found: CorrectedResults | undefined): Outcome | undefined {
  return found && { results: found.results, fallback: { correctedQuery: found.query } };
}
