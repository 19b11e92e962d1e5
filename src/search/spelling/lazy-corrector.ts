import { type Correction, correct, isUnknown, replaced } from './corrector.ts';
import type { Wanted } from './dictionary-files.ts';
import { type TypedWord, typedWords, wholeOf } from './query-words.ts';
import { type Speller, TWO_SLIPS_FROM } from './speller.ts';

/** Gives what knows the words that are wanted, and may know more; `undefined` where they cannot be had. */
export type LoadWords = (wanted: readonly Wanted[]) => Promise<Speller | undefined>;

/**
 * What a query with misspelt words probably means, by as few words of the papers as tell it: first the most frequent;
 * then, of those that were typed and are not among them, the ones that would stand beside them; and only of those that are
 * not there either the ones that may have been meant.
 */
export async function mended(text: string, known: ReadonlySet<string>, load: LoadWords): Promise<Correction> {
  const query: TypedQuery = { text, words: typedWords(text, known) };
  const wanted: Wanted[] = ['frequent'];
  let speller = await load(wanted);
  for (const places of [ownPlaces, placesOfMeant, placesAfterTwoSlips]) {
    const more = speller === undefined ? [] : places(query, speller);
    if (more.length === 0) continue;
    wanted.push(...more);
    speller = await load(wanted);
  }
  return speller === undefined ? { query: text, changed: [] } : correct(text, speller, known);
}

/** So many words are tried in the place of one. */
const MOST_TRIED = 6;

/** The texts that a query may stand for where one of these of its words, folded, is a slip, the likeliest first. */
export async function meantTexts(
  text: string,
  doubtful: ReadonlySet<string>,
  load: LoadWords,
): Promise<readonly string[]> {
  const words = typedWords(text, new Set()).filter(({ folded }) => doubtful.has(folded));
  const speller = await load(['frequent', ...words.flatMap(({ folded }) => oneSlipAway(folded))]);
  const tried = words.map((word) =>
    (speller?.suggestions(word.folded, MOST_TRIED) ?? []).map((meant) => replaced(text, word, meant.word)),
  );
  return tried.flat();
}

interface TypedQuery {
  readonly text: string;
  readonly words: readonly TypedWord[];
}

/** Where the words stand that are not at hand, if they are words. */
function ownPlaces({ words }: TypedQuery, speller: Speller): Wanted[] {
  return words.filter((word) => isMissing(word, speller)).map(({ folded }) => ({ begin: folded }));
}

/**
 * Where the words stand that may be meant by those that are none. One that is made of such a word and the next one begins
 * with it, and is at hand; one that is made of it and the one before ends with it.
 */
function placesOfMeant({ text, words }: TypedQuery, speller: Speller): Wanted[] {
  return words.flatMap((word, at) => {
    if (!isMissing(word, speller)) return [];
    if (isUnknown(word, at === words.length - 1, speller)) return oneSlipAway(word.folded);
    const before = words[at - 1];
    const whole = before === undefined ? undefined : wholeOf(text, before, word);
    return whole === undefined ? [] : [{ begin: whole }];
  });
}

/** One slip leaves one half of a word as it was, but where two letters have changed places in its middle. */
function oneSlipAway(word: string): Wanted[] {
  const middle = Math.floor(word.length / 2);
  const swapped = word.slice(0, middle - 1) + word.slice(middle, middle + 1) + word.slice(middle - 1, middle);
  return [{ begin: word.slice(0, middle) }, { end: word.slice(middle) }, { begin: swapped }];
}

/**
 * Where the words stand that may be meant where none is at hand. Two slips leave the beginning or the end as it was more
 * often than not; looking for the others everywhere would cost as much as all words.
 */
function placesAfterTwoSlips({ words }: TypedQuery, speller: Speller): Wanted[] {
  const isOpen = (word: TypedWord, at: number) =>
    word.folded.length >= TWO_SLIPS_FROM &&
    isUnknown(word, at === words.length - 1, speller) &&
    speller.suggestions(word.folded, 1).length === 0;
  return words
    .filter(isOpen)
    .flatMap(({ folded }) => [{ begin: folded.slice(0, 2) }, { end: folded.slice(-2) }]);
}

function isMissing({ folded }: TypedWord, speller: Speller): boolean {
  return folded !== '' && speller.frequency(folded) === undefined;
}
