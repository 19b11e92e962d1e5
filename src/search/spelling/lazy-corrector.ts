import { type Correction, correct, isUnknown, replaceWord } from './corrector.ts';
import type { DictionaryLookup } from './dictionary-files.ts';
import { joinedTerm, type QueryWord, queryWords } from './query-words.ts';
import { type Speller, TWO_EDITS_FROM } from './speller.ts';

/** Loads the parts of the dictionary for some lookups; the speller may know more. `undefined` if they cannot be loaded. */
export type LoadDictionary = (lookups: readonly DictionaryLookup[]) => Promise<Speller | undefined>;

/**
 * Corrects a query like `correct`, but loads only the parts of the dictionary that it needs. First it loads the most frequent
 * words, then the blocks of the typed words that are not among them, and last, for words that are not in these blocks
 * either, the blocks of possible corrections.
 */
export async function correctLazily(
  text: string,
  known: ReadonlySet<string>,
  load: LoadDictionary,
): Promise<Correction> {
  const query: SplitQuery = { text, words: queryWords(text, known) };
  const lookups: DictionaryLookup[] = ['frequent'];
  let speller = await load(lookups);
  for (const places of [lookupsOfWords, lookupsAtOneEdit, lookupsAtTwoEdits]) {
    const more = speller === undefined ? [] : places(query, speller);
    if (more.length === 0) continue;
    lookups.push(...more);
    speller = await load(lookups);
  }
  return speller === undefined ? { query: text, edits: [] } : correct(text, speller, known);
}

/** The most corrections that are tried for each word. */
const MAX_CANDIDATES = 6;

/**
 * The query with one of its doubtful words corrected, once for each correction, the likeliest first for each word.
 * @param doubtful the terms of the words that may be misspelt.
 */
export async function correctionCandidates(
  text: string,
  doubtful: ReadonlySet<string>,
  load: LoadDictionary,
): Promise<readonly string[]> {
  const words = queryWords(text, new Set()).filter(({ term }) => doubtful.has(term));
  const speller = await load(['frequent', ...words.flatMap(({ term }) => lookupsNear(term))]);
  const tried = words.map((word) =>
    (speller?.suggestions(word.term, MAX_CANDIDATES) ?? []).map((meant) =>
      replaceWord(text, word, meant.word),
    ),
  );
  return tried.flat();
}

interface SplitQuery {
  readonly text: string;
  readonly words: readonly QueryWord[];
}

/** Looks up the words that are not loaded, since they may be words of the dictionary. */
function lookupsOfWords({ words }: SplitQuery, speller: Speller): DictionaryLookup[] {
  return words.filter((word) => isMissing(word, speller)).map(({ term }) => ({ begin: term }));
}

/**
 * Looks up corrections of unknown words within one edit. A word joined from such a word and the next one begins with it and
 * is loaded already; a word joined from it and the one before has to be looked up.
 */
function lookupsAtOneEdit({ text, words }: SplitQuery, speller: Speller): DictionaryLookup[] {
  return words.flatMap((word, at) => {
    if (!isMissing(word, speller)) return [];
    if (isUnknown(word, at === words.length - 1, speller)) return lookupsNear(word.term);
    const before = words[at - 1];
    const whole = before === undefined ? undefined : joinedTerm(text, before, word);
    return whole === undefined ? [] : [{ begin: whole }];
  });
}

/**
 * One edit leaves the first or the second half of a word unchanged, unless it swaps the two letters in the middle. The third
 * lookup is for that case.
 */
function lookupsNear(word: string): DictionaryLookup[] {
  const middle = Math.floor(word.length / 2);
  const swapped = word.slice(0, middle - 1) + word.slice(middle, middle + 1) + word.slice(middle - 1, middle);
  return [{ begin: word.slice(0, middle) }, { end: word.slice(middle) }, { begin: swapped }];
}

/**
 * Looks up corrections within two edits of words that have none within one. Two edits usually leave the first or the last two
 * letters unchanged. Finding all other corrections would need the whole dictionary.
 */
function lookupsAtTwoEdits({ words }: SplitQuery, speller: Speller): DictionaryLookup[] {
  const isOpen = (word: QueryWord, at: number) =>
    word.term.length >= TWO_EDITS_FROM &&
    isUnknown(word, at === words.length - 1, speller) &&
    speller.suggestions(word.term, 1).length === 0;
  return words.filter(isOpen).flatMap(({ term }) => [{ begin: term.slice(0, 2) }, { end: term.slice(-2) }]);
}

function isMissing({ term }: QueryWord, speller: Speller): boolean {
  return term !== '' && speller.frequency(term) === undefined;
}
