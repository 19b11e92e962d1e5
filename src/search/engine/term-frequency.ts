import type { Query } from '../query/parser.ts';
import type { SearchEngine } from '../retrieval/search-engine.ts';
import { dictionaryTerms } from '../spelling/dictionary.ts';
import type { Speller } from '../spelling/speller.ts';

/** The most words that are searched together without looking up their frequency. */
export const FEW_TERMS = 2;

/** Whether a query has so many words that their frequency should be looked up before any shard is searched. */
export function hasManyTerms({ words }: Query): boolean {
  return words.split(' ').length > FEW_TERMS;
}

/** Words by frequency, as far as the list of frequent words has it. */
export interface RankedTerms {
  /** All words, rarest first; of equally rare words the longest first. */
  readonly byRarity: readonly string[];
  /** Words that are neither frequent nor a prefix of a frequent word. */
  readonly rare: readonly string[];
  /** Words that are not frequent but a prefix of a frequent word, which the reader is probably typing. */
  readonly prefixes: readonly string[];
}

/** Ranks words by rarity. It loads only the list of frequent words. */
export async function rankTerms(engine: SearchEngine, words: readonly string[]): Promise<RankedTerms> {
  const speller = await engine.speller(['frequent']);
  const frequencyOf = (term: string) =>
    speller?.frequency(term) ?? (speller?.isBeginning(term, 0) === true ? PREFIX : RARE);
  const ranked = words.map((word) => ({
    word,
    frequency: Math.min(...dictionaryTerms(word).map(frequencyOf), MOST_FREQUENT),
  }));
  ranked.sort((one, other) => one.frequency - other.frequency || other.word.length - one.word.length);
  const wordsWith = (wanted: number) =>
    ranked.flatMap(({ word, frequency }) => (frequency === wanted ? [word] : []));
  return { byRarity: ranked.map(({ word }) => word), rare: wordsWith(RARE), prefixes: wordsWith(PREFIX) };
}

// The first two are below the frequencies in the dictionary. The last is above them, for words that it never has, such as numbers.
const [RARE, PREFIX, MOST_FREQUENT] = [-2, -1, 100];

/** The frequency of a word that is in about a thousand texts or more. */
const COMMON = 5;

/**
 * Whether a query is one word that very many papers have. Then enough papers have the word itself, even if the first matches
 * have another inflection of it.
 */
export async function isCommonTerm(engine: SearchEngine, { words }: Query): Promise<boolean> {
  const known = await lookUpTerm(engine, words);
  return (known?.speller.frequency(known.term) ?? RARE) >= COMMON;
}

/**
 * A text that is a single word, normalized, with a speller for the words with the same prefix; `undefined` if the text is not a
 * single word of three letters or more, or if there is no dictionary.
 */
export async function lookUpTerm(
  engine: SearchEngine,
  text: string,
): Promise<{ readonly term: string; readonly speller: Speller } | undefined> {
  const [term, ...others] = dictionaryTerms(text);
  if (term === undefined || others.length > 0) return undefined;
  const speller = await engine.speller([{ begin: term }]);
  return speller && { term, speller };
}
