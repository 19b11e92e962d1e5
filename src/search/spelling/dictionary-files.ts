import {
  type CountedWord,
  compareCodeUnits,
  type Dictionary,
  decodeWords,
  encodeWords,
  frequentWords,
  sharedPrefixLength,
} from './dictionary.ts';

/**
 * The files of a vocabulary. One has the most frequent words, of which most queries consist. The others have all words
 * in short stretches: once in alphabetical order, where a word stands with those that begin as it does, and once more in
 * that of the words read backwards, where it stands with those that end as it does. One slip leaves one half of a word
 * as it was, so that two stretches have whatever may be meant.
 */

/** Which words of a vocabulary are wanted: the most frequent, or those that begin or end in some way. */
export type DictionaryLookup = 'frequent' | { readonly begin: string } | { readonly end: string };

/** With what each stretch begins; none where the frequent words are all. */
export interface BlockStarts {
  readonly forward: readonly string[];
  /** Of the words read backwards. */
  readonly backward: readonly string[];
}

/** A vocabulary as it is written. */
export interface EncodedDictionary extends BlockStarts {
  /** The text of each file by its name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Four of five words of titles are among so many, which compress to some 8 kB. */
const FREQUENT_WORDS = 3000;
/** So many compress to some 1 kB. */
const BLOCK_WORDS = 400;
const LEEWAY = 40;
const FREQUENT_FILE = 'frequent.txt';
const FORWARD = 'forward';
const BACKWARD = 'backward';

/** The words that are counted as files, the same for the same counts. */
export function encodeDictionary(counts: ReadonlyMap<string, number>): EncodedDictionary {
  const kept = frequentWords(counts);
  const texts = new Map([[FREQUENT_FILE, encodeWords(sorted(kept.slice(0, FREQUENT_WORDS)))]]);
  const addBlocks = (words: readonly CountedWord[], name: string) => {
    const blocks = splitIntoBlocks(sorted(words));
    for (const [at, stretch] of blocks.entries()) texts.set(fileOf(name, at), encodeWords(stretch.words));
    return blocks.map(({ start }) => start);
  };
  if (kept.length <= FREQUENT_WORDS) return { texts, forward: [], backward: [] };
  const forward = addBlocks(kept, FORWARD);
  const backward = addBlocks(
    kept.map(([word, texts]) => [reversed(word), texts]),
    BACKWARD,
  );
  return { texts, forward, backward };
}

/** The names of the files that have the words that are wanted, each once. */
export function filesFor(
  { forward, backward }: BlockStarts,
  lookups: Iterable<DictionaryLookup>,
): Set<string> {
  const files = new Set<string>();
  for (const words of lookups) {
    if (words === 'frequent' || forward.length === 0) files.add(FREQUENT_FILE);
    else if ('begin' in words)
      for (const at of blocksWithPrefix(forward, words.begin)) files.add(fileOf(FORWARD, at));
    else for (const at of blocksWithPrefix(backward, reversed(words.end))) files.add(fileOf(BACKWARD, at));
  }
  return files;
}

/** Reads the file of this name. @throws {SyntaxError} where its text is no vocabulary. */
export function decodeDictionaryFile(name: string, text: string): Dictionary {
  const { words, frequencyBuckets } = decodeWords(text);
  return { words: name.startsWith(BACKWARD) ? words.map(reversed) : words, frequencyBuckets };
}

function fileOf(name: string, at: number): string {
  return `${name}-${at}.txt`;
}

function sorted(words: readonly CountedWord[]): CountedWord[] {
  return words.toSorted((one, other) => compareCodeUnits(one[0], other[0]));
}

interface Block {
  /** The shortest beginning of its first word that no word before it has. */
  readonly start: string;
  readonly words: readonly CountedWord[];
}

/** The shortest beginning of the first word of a stretch that the last one before it does not have. */
export function distinctPrefix(before: string, first: string): string {
  return first.slice(0, sharedPrefixLength(before, first) + 1);
}

/** Cuts where the next stretch begins with something short: the manifest, which everybody loads, says with what. */
function splitIntoBlocks(words: readonly CountedWord[]): Block[] {
  const startAt = (at: number) => {
    const [before, first] = [words[at - 1]?.[0], words[at]?.[0]];
    if (before === undefined || first === undefined) return '';
    return distinctPrefix(before, first);
  };
  const cuts = [0];
  for (let at = BLOCK_WORDS; at < words.length - LEEWAY; at += BLOCK_WORDS) {
    const near = Array.from({ length: 2 * LEEWAY }, (_, more) => at - LEEWAY + more);
    cuts.push(near.reduce((best, cut) => (startAt(cut).length < startAt(best).length ? cut : best)));
  }
  return cuts.map((cut, at) => ({ start: startAt(cut), words: words.slice(cut, cuts[at + 1]) }));
}

/**
 * The places of the stretches that may have words that begin so.
 * @param starts with what each stretch begins, see {@link distinctPrefix}.
 */
export function blocksWithPrefix(starts: readonly string[], begin: string): number[] {
  const isWithin = (start: string, at: number) => {
    const next = starts[at + 1];
    return (start <= begin || start.startsWith(begin)) && (next === undefined || next > begin);
  };
  return starts.flatMap((start, at) => (isWithin(start, at) ? [at] : []));
}

function reversed(word: string): string {
  return [...word].reverse().join('');
}
