import type { Query } from '../query/parser.ts';
import type { Engine } from '../retrieval/search-engine.ts';
import { dictionaryTerms } from '../spelling/dictionary.ts';
import type { Speller } from '../spelling/speller.ts';

/** So few words are asked as they are. */
export const FEW_WORDS = 2;

/** Whether a query has so many words that it pays to know more of them before any shard is asked. */
export function isLong({ words }: Query): boolean {
  return words.split(' ').length > FEW_WORDS;
}

/** Words by how many papers have them, as far as that is known of those that are not frequent. */
export interface RankedWords {
  /** All of them, the rarest first; of those that are equal in that the longest. */
  readonly ordered: readonly string[];
  /** Those that are neither frequent nor the beginning of a frequent one. */
  readonly rare: readonly string[];
  /** Those that are not frequent and the beginning of one that is, for which they stand most likely. */
  readonly begun: readonly string[];
}

/** Ranks words by the list of the frequent ones. */
export async function rankedWords(engine: Engine, words: readonly string[]): Promise<RankedWords> {
  const speller = await engine.speller(['frequent']);
  const frequencyOf = (folded: string) =>
    speller?.frequency(folded) ?? (speller?.isBeginning(folded, 0) === true ? BEGUN : RARE);
  const ranked = words.map((word) => ({
    word,
    frequency: Math.min(...dictionaryTerms(word).map(frequencyOf), MOST_FREQUENT),
  }));
  ranked.sort((one, other) => one.frequency - other.frequency || other.word.length - one.word.length);
  const wordsWith = (wanted: number) =>
    ranked.flatMap(({ word, frequency }) => (frequency === wanted ? [word] : []));
  return { ordered: ranked.map(({ word }) => word), rare: wordsWith(RARE), begun: wordsWith(BEGUN) };
}

// Below the classes of a vocabulary, and above them what it never has, such as numbers.
const [RARE, BEGUN, MOST_FREQUENT] = [-2, -1, 100];

/** A word of this class stands in some thousand texts. */
const COMMON = 5;

/**
 * Whether a query is one word that very many papers have. Then those with another form of it, which the index takes for the
 * same word, are no sign that there are not enough.
 */
export async function isCommonWord(engine: Engine, { words }: Query): Promise<boolean> {
  const known = await amongItsLike(engine, words);
  return (known?.speller.frequency(known.folded) ?? RARE) >= COMMON;
}

/**
 * A text that is one word, folded, with what knows the words that begin as it does; `undefined` where it is no single word of
 * three letters or more, or nothing knows them.
 */
export async function amongItsLike(
  engine: Engine,
  text: string,
): Promise<{ readonly folded: string; readonly speller: Speller } | undefined> {
  const [folded, ...others] = dictionaryTerms(text);
  if (folded === undefined || others.length > 0) return undefined;
  const speller = await engine.speller([{ begin: folded }]);
  return speller && { folded, speller };
}
