import { matchesFilters, sortHits } from '../../retrieval/filters.ts';
import type { ScanResult } from '../../retrieval/scan-options.ts';
import type { SearchEngine } from '../../retrieval/search-engine.ts';
import type { Match } from '../../retrieval/shard.ts';
import { executeQuery, hasMatch, loadStoredFields, type ResultSet } from '../execute-query.ts';
import { matchesAllTerms } from '../match-verifier.ts';
import type { SearchRequest } from '../search-request.ts';
import { rankTerms } from '../term-frequency.ts';

/** The papers with all known words of a query; `undefined` if there are none, or no known words. */
export async function withoutUnknownTerms(
  engine: SearchEngine,
  request: SearchRequest,
  unknown: readonly string[],
): Promise<ResultSet | undefined> {
  const { query } = request;
  const otherWords = query.words.split(' ').filter((word) => !unknown.includes(word));
  if (otherWords.length === 0) return undefined;
  const shorter = { ...request, query: { ...query, words: otherWords.join(' ') } };
  const results = await executeQuery(engine, shorter);
  return hasMatch(results, shorter) ? results : undefined;
}

/** The most words that are searched, the rarest ones. Each costs a chunk of every shard that has it. */
const MAX_WORDS = 8;
/** The fewest letters of a searched word. Nearly all texts have shorter words. */
const MIN_LENGTH = 4;
/** The number of rarest words that are searched together. The paper that the reader means most likely has all but one of them. */
const FIRST_WORDS = 3;
/** The most papers that are verified one by one. */
const FEW_MATCHES = 10;

/**
 * The papers with most of the words, those with more of them first; `undefined` if there are none. The search ends as soon
 * as a few papers have all but one of the words searched so far, and more than half of all words. Unknown words, which no
 * paper has, are not searched.
 */
export async function relaxed(
  engine: SearchEngine,
  request: SearchRequest,
  unknown: readonly string[],
): Promise<ResultSet | undefined> {
  const { query, filters } = request;
  const longWords = query.words.split(' ').filter(({ length }) => length >= MIN_LENGTH);
  const known = longWords.filter((word) => !unknown.includes(word));
  if (known.length < 2) return undefined;
  const words = (await rankTerms(engine, known)).byRarity.slice(0, MAX_WORDS);
  const counted = new Map<string, CountedMatch>();
  let lastScan: ScanResult | undefined;
  let searched = 0;
  for (const batch of [words.slice(0, FIRST_WORDS), ...words.slice(FIRST_WORDS).map((word) => [word])]) {
    for (const scan of await Promise.all(batch.map((word) => findAll(engine, request, word)))) {
      countMatches(counted, scan.matches);
      lastScan = scan;
    }
    searched += batch.length;
    const close = withWords(counted, searched - 1).filter(({ match }) => matchesFilters(match, filters));
    if (searched < FIRST_WORDS || close.length > FEW_MATCHES) continue;
    const haveMost = await Promise.all(close.map(({ match }) => hasMostWords(match, longWords)));
    if (haveMost.includes(true))
      return toResultSet(
        close.filter((_, at) => haveMost[at]),
        request,
        lastScan,
      );
  }
  return toResultSet(withWords(counted, Math.floor(words.length / 2) + 1), request, lastScan);
}

/** A paper with the number of searched words that it has, and the sum of its scores for them. */
interface CountedMatch {
  readonly match: Match;
  readonly words: number;
  readonly score: number;
}

function countMatches(counted: Map<string, CountedMatch>, matches: readonly Match[]): void {
  for (const match of matches) {
    const { words, score } = counted.get(match.key) ?? { words: 0, score: 0 };
    counted.set(match.key, { match, words: words + 1, score: score + match.score });
  }
}

function withWords(counted: ReadonlyMap<string, CountedMatch>, least: number): CountedMatch[] {
  return [...counted.values()].filter(({ words }) => words >= least);
}

/** All papers with a word that match the rest of the query. */
function findAll(engine: SearchEngine, { query, filters }: SearchRequest, word: string): Promise<ScanResult> {
  return engine.find({ ...query, words: word }, filters, {
    isSufficient: async () => false,
    scanAllAtOnce: true,
    routing: { isBeforeScan: true },
  });
}

/** Whether a paper has more than half of the words; `false` if its text cannot be loaded. */
async function hasMostWords(match: Match, words: readonly string[]): Promise<boolean> {
  const [hit] = await loadStoredFields([match], 1);
  if (hit === undefined) return false;
  const contained = words.filter((word) => matchesAllTerms(hit, { words: word, phrases: [] }));
  return contained.length > words.length / 2;
}

/** More than any score, so that one more word outweighs the best scores for the others. */
const WORD_WEIGHT = 1e6;

async function toResultSet(
  counted: readonly CountedMatch[],
  { filters, state, options }: SearchRequest,
  scan: ScanResult | undefined,
): Promise<ResultSet | undefined> {
  const scored = counted.map(({ match, words, score }) => ({ ...match, score: words * WORD_WEIGHT + score }));
  const passing = scored.filter((match) => matchesFilters(match, filters));
  if (scan === undefined || passing.length === 0) return undefined;
  const matches = sortHits(passing, state.sort);
  return {
    scan: { ...scan, matches: scored },
    matches,
    hits: await loadStoredFields(matches, options.shown),
    filters,
  };
}
