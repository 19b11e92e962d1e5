import { joinedTerm, type QueryWord, queryWords } from './query-words.ts';
import type { Speller } from './speller.ts';

/** A query as it was probably meant. */
export interface Correction {
  /** The text with the words changed and everything else as it was. */
  readonly query: string;
  readonly edits: readonly { readonly from: string; readonly to: string }[];
}

/**
 * What a query with misspelt words probably means; nothing is changed where it can stand as it is. Words that the archive
 * knows are never changed, nor beginnings of its frequent words, for results come as one types; the last word may be
 * the beginning of any. Names after `author:`, topics, excluded words, and those that are `known` besides, folded, are
 * left alone.
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

/** How frequent a word is that an unfinished one may become, or of which a misspelt one may be made. */
export const FREQUENT_BUCKET = 2;
const SHORTEST = 4;

/** Whether a word is no word of the papers, nor the beginning of one. Names of models differ in their numbers. */
export function isUnknown({ term }: QueryWord, isLast: boolean, speller: Speller): boolean {
  if (term.length < SHORTEST || /\p{N}/u.test(term)) return false;
  return speller.frequency(term) === undefined && !speller.isBeginning(term, isLast ? 0 : FREQUENT_BUCKET);
}

function correctWord({ term, isCapital, ...place }: QueryWord, speller: Speller): Replacement | undefined {
  const [best] = speller.suggestions(term, 1);
  const to = best?.edits === 1 ? best.word : (splitWord(term, speller) ?? best?.word);
  return to === undefined ? undefined : { ...place, to: withCapital(to, isCapital) };
}

/** Two words that are one, where one of them is none by itself: `reinforce ment`. */
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

/** One word that is two: `deeplearning`; the cut that leaves the more frequent words. */
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

/** A text with one of its words replaced, as that is written. */
export function replaceWord(text: string, { start, end, isCapital }: QueryWord, by: string): string {
  return text.slice(0, start) + withCapital(by, isCapital) + text.slice(end);
}

function withCapital(word: string, isCapital: boolean): string {
  return isCapital ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
}
