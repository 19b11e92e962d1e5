import { normalizeTerm } from '../../analysis/folding.ts';
import type { Query } from '../../query/parser.ts';
import type { SearchEngine } from '../../retrieval/search-engine.ts';
import { dictionaryTerms } from '../../spelling/dictionary.ts';
import { correctionCandidates, correctLazily, type LoadDictionary } from '../../spelling/lazy-corrector.ts';
import { executeQuery, hasMatch, type ResultSet, type SearchHit } from '../execute-query.ts';
import { matchesAllTerms } from '../match-verifier.ts';
import { type SearchRequest, toSearchRequest } from '../search-request.ts';
import { byAuthorName, findKnownTerms, unmatchedTerms } from './author-fallback.ts';

/**
 * Whether any of the hits contains any of the words. For an unknown word, Pagefind returns papers with another word that begins
 * with the same letter. Such results would confuse a reader.
 */
export function matchesAnyTerm(hits: readonly SearchHit[], { words }: Query): boolean {
  return hits.some((hit) =>
    words
      .split(' ')
      .filter((word) => normalizeTerm(word) !== '')
      .some((word) => matchesAllTerms(hit, { words: word, phrases: [] })),
  );
}

/** The most words that are corrected. Each candidate for each word costs a file of the routing table. */
const MAX_DOUBTFUL = 3;

/** The results of a corrected query. */
export interface CorrectedResults {
  readonly results: ResultSet;
  readonly query: string;
}

/** The results if the query is a title with one of the doubtful words misspelled; `undefined` if it is not. */
export async function byTitleCorrection(
  engine: SearchEngine,
  { state, options }: SearchRequest,
  doubtful: readonly string[],
): Promise<CorrectedResults | undefined> {
  const words = new Set(doubtful.slice(0, MAX_DOUBTFUL).flatMap(dictionaryTerms));
  if (words.size === 0) return undefined;
  const candidates = await correctionCandidates(state.query, words, (wanted) => engine.speller(wanted));
  const areTitles = await Promise.all(candidates.map((candidate) => engine.isTitle(candidate)));
  const query = candidates.find((_, at) => areTitles[at]);
  if (query === undefined) return undefined;
  const request = await toSearchRequest(engine, { ...state, query }, options);
  const results = await executeQuery(engine, request);
  return hasMatch(results, request) ? { results, query } : undefined;
}

/**
 * The results with the spelling corrected; `undefined` if there is nothing to correct, or still no match. A word that some
 * paper has is not corrected. The dictionary may lack it, as it lacks words of a single text, such as names.
 */
export async function bySpellingCorrection(
  engine: SearchEngine,
  { state, options }: SearchRequest,
): Promise<CorrectedResults | undefined> {
  const load: LoadDictionary = (wanted) => engine.speller(wanted);
  const correction = await correctLazily(state.query, new Set(), load);
  const known = await findKnownTerms(
    engine,
    correction.edits.flatMap(({ from }) => from.split(/\s+/u)),
  );
  const { query, edits } = known.size === 0 ? correction : await correctLazily(state.query, known, load);
  if (edits.length === 0) return undefined;
  const request = await toSearchRequest(engine, { ...state, query }, options);
  const literal = await executeQuery(engine, request);
  const results = hasMatch(literal, request)
    ? literal
    : ((await byAuthorName(engine, request, unmatchedTerms(request, literal))) ?? literal);
  return results.hits.length > 0 && hasMatch(results, request) ? { results, query } : undefined;
}
