import { normalizeTerm } from '../analysis/folding.ts';
import type { Query } from '../query/parser.ts';
import type { Engine } from '../retrieval/search-engine.ts';
import { dictionaryTerms } from '../spelling/dictionary.ts';
import { correctionCandidates, correctLazily, type LoadDictionary } from '../spelling/lazy-corrector.ts';
import { asNamed, knownWords, missingWords } from './author-fallback.ts';
import { ask, isGood, type ShownHit, type Tried } from './execute-query.ts';
import { isFull } from './match-verifier.ts';
import { type Question, questionOf } from './search-request.ts';

/**
 * Whether any of the papers has any of the words. For a word that it does not know the index answers with papers that
 * have another one with the same first letter, at which a reader could only wonder.
 */
export function hasAnyWord(hits: readonly ShownHit[], { words }: Query): boolean {
  return hits.some((hit) =>
    words
      .split(' ')
      .filter((word) => normalizeTerm(word) !== '')
      .some((word) => isFull(hit, { words: word, phrases: [] })),
  );
}

/** Each costs a file of routes for each word that may be meant. */
const MOST_DOUBTFUL = 3;

/** What is found where the question is a title but for a slip in one of the doubtful words; `undefined` where it is none. */
export async function asTitle(
  engine: Engine,
  { state, wish }: Question,
  doubtful: readonly string[],
): Promise<Corrected | undefined> {
  const words = new Set(doubtful.slice(0, MOST_DOUBTFUL).flatMap(dictionaryTerms));
  if (words.size === 0) return undefined;
  const texts = await correctionCandidates(state.query, words, (wanted) => engine.speller(wanted));
  const areTitles = await Promise.all(texts.map((text) => engine.isTitle(text)));
  const query = texts.find((_, at) => areTitles[at]);
  if (query === undefined) return undefined;
  const question = await questionOf(engine, { ...state, query }, wish);
  const tried = await ask(engine, question);
  return isGood(tried, question) ? { tried, query } : undefined;
}

/** What is found by a query as it was probably meant. */
export interface Corrected {
  readonly tried: Tried;
  readonly query: string;
}

/**
 * What is found with the spelling corrected, but for words that some paper has, though the vocabulary does not: it lacks
 * what stands in one text alone, as names do. `undefined` where there is nothing to correct, or nothing is
 * found so either.
 */
export async function asCorrected(engine: Engine, { state, wish }: Question): Promise<Corrected | undefined> {
  const load: LoadDictionary = (wanted) => engine.speller(wanted);
  const first = await correctLazily(state.query, new Set(), load);
  const known = await knownWords(
    engine,
    first.edits.flatMap(({ from }) => from.split(/\s+/u)),
  );
  const { query, edits } = known.size === 0 ? first : await correctLazily(state.query, known, load);
  if (edits.length === 0) return undefined;
  const question = await questionOf(engine, { ...state, query }, wish);
  const literal = await ask(engine, question);
  const tried = isGood(literal, question)
    ? literal
    : ((await asNamed(engine, question, missingWords(question, literal))) ?? literal);
  return tried.hits.length > 0 && isGood(tried, question) ? { tried, query } : undefined;
}
