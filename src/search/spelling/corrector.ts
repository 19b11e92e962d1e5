import { joinedTerm, type QueryWord, queryWords } from './query-words.ts';
import type { Speller } from './speller.ts';

/** A corrected query. */
export interface Correction {
  /** The text with the corrected words; everything else is as it was typed. */
  readonly query: string;
  readonly edits: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Corrects the misspelt words of a query. Words of the dictionary are never changed. Nor are prefixes of its frequent
 * words, because results are shown while a reader types; the last word may be a prefix of any word. Names after `author:`,
 * topics and excluded words are not changed.
 * @param known further terms that are not changed.
 */
export function correct(text: string, speller: Speller, known: ReadonlySet<string> = new Set()): Correction {
  const words = queryWords(text, known);
  const replacements: Replacement[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at], words[at + 1]];
    if (word === undefined) break;
    const joined = next === undefined ? undefined : joinWords(text, word, next, speller);
    if (joined !== undefined) {
      replacements.push(joined);
      at += 1;
    } else if (isUnknown(word, at === words.length - 1, speller)) {
      const change = correctWord(word, speller);
      if (change !== undefined) replacements.push(change);
    }
  }
  const edits = replacements.map(({ start, end, to }) => ({ from: text.slice(start, end), to }));
  const query = replacements.reduceRight(
    (all, { start, end, to }) => all.slice(0, start) + to + all.slice(end),
    text,
  );
  return { query, edits };
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** The lowest frequency bucket of completions of an incomplete word, and of the words into which a misspelt one is split. */
export const FREQUENT_BUCKET = 2;
const SHORTEST = 4;

/**
 * Whether the papers have neither this word nor a word that begins with it. False for words with digits: they are names of
 * models, which differ in their numbers.
 */
export function isUnknown({ term }: QueryWord, isLast: boolean, speller: Speller): boolean {
  if (term.length < SHORTEST || /\p{N}/u.test(term)) return false;
  return speller.frequency(term) === undefined && !speller.isBeginning(term, isLast ? 0 : FREQUENT_BUCKET);
}

function correctWord({ term, isCapital, ...place }: QueryWord, speller: Speller): Replacement | undefined {
  const [best] = speller.suggestions(term, 1);
  const to = best?.edits === 1 ? best.word : (splitWord(term, speller) ?? best?.word);
  return to === undefined ? undefined : { ...place, to: withCapital(to, isCapital) };
}

/** Joins two parts of one word, `reinforce ment`, if one of them is not a word. */
function joinWords(
  text: string,
  one: QueryWord,
  other: QueryWord,
  speller: Speller,
): Replacement | undefined {
  const isNoWord = ({ term }: QueryWord) => term !== '' && speller.frequency(term) === undefined;
  if (!isNoWord(one) && !isNoWord(other)) return undefined;
  const whole = joinedTerm(text, one, other) ?? '';
  if ((speller.frequency(whole) ?? 0) < FREQUENT_BUCKET) return undefined;
  return { start: one.start, end: other.end, to: withCapital(whole, one.isCapital) };
}

/** Splits two words that are written as one, `deeplearning`, so that both are as frequent as possible. */
function splitWord(word: string, speller: Speller): string | undefined {
  let best: string | undefined;
  let most = FREQUENT_BUCKET;
  for (let at = 3; at <= word.length - 3; at += 1) {
    const [one, other] = [word.slice(0, at), word.slice(at)];
    const frequency = Math.min(speller.frequency(one) ?? 0, speller.frequency(other) ?? 0);
    if (frequency < most || (frequency === most && best !== undefined)) continue;
    [best, most] = [`${one} ${other}`, frequency];
  }
  return best;
}

/** Replaces a word in a text; the replacement begins with a capital if the word does. */
export function replaceWord(text: string, { start, end, isCapital }: QueryWord, by: string): string {
  return text.slice(0, start) + withCapital(by, isCapital) + text.slice(end);
}

function withCapital(word: string, isCapital: boolean): string {
  return isCapital ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
}
