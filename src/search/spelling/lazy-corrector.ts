import { type Correction, correct, isUnknown, replaceWord } from './corrector.ts';
import type { DictionaryLookup } from './dictionary-files.ts';
import { joinedTerm, type QueryWord, queryWords } from './query-words.ts';
import { type Speller, TWO_EDITS_FROM } from './speller.ts';

/** Gives what knows the words that are wanted, and may know more; `undefined` where they cannot be had. */
export type LoadDictionary = (wanted: readonly DictionaryLookup[]) => Promise<Speller | undefined>;

/**
 * What a query with misspelt words probably means, by as few words of the papers as tell it: first the most frequent;
 * then, of those that were typed and are not among them, the ones that would stand beside them; and only of those that are
 * not there either the ones that may have been meant.
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

/** So many words are tried in the place of one. */
const MAX_CANDIDATES = 6;

/** The texts that a query may stand for where one of these of its words, folded, is a slip, the likeliest first. */
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

/** Where the words stand that are not at hand, if they are words. */
function lookupsOfWords({ words }: SplitQuery, speller: Speller): DictionaryLookup[] {
  return words.filter((word) => isMissing(word, speller)).map(({ term }) => ({ begin: term }));
}

/**
 * Where the words stand that may be meant by those that are none. One that is made of such a word and the next one begins
 * with it, and is at hand; one that is made of it and the one before ends with it.
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

/** One slip leaves one half of a word as it was, but where two letters have changed places in its middle. */
function lookupsNear(word: string): DictionaryLookup[] {
  const middle = Math.floor(word.length / 2);
  const swapped = word.slice(0, middle - 1) + word.slice(middle, middle + 1) + word.slice(middle - 1, middle);
  return [{ begin: word.slice(0, middle) }, { end: word.slice(middle) }, { begin: swapped }];
}

/**
 * Where the words stand that may be meant where none is at hand. Two slips leave the beginning or the end as it was more
 * often than not; looking for the others everywhere would cost as much as all words.
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
