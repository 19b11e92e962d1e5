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
 * The files of the dictionary. `frequent.txt` has the most frequent words, which are most words of most queries. The other
 * files have all words in small blocks, twice: in alphabetical order (`forward-0.txt`), so that words with the same prefix are
 * together, and in the order of reversed words (`backward-0.txt`), so that words with the same suffix are together. One edit
 * leaves the first or the second half of a word unchanged, so two blocks have every correction.
 */

/** A part of the dictionary: the most frequent words, the words with a prefix, or the words with a suffix. */
export type DictionaryLookup = 'frequent' | { readonly begin: string } | { readonly end: string };

/** For each block, the shortest prefix that distinguishes it from the previous block. No blocks if all words are frequent. */
export interface BlockStarts {
  readonly forward: readonly string[];
  /** Of the words read backwards. */
  readonly backward: readonly string[];
}

/** The files of a dictionary. */
export interface EncodedDictionary extends BlockStarts {
  /** The text of each file by its name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** In words: four of five words in titles are among these. About 8 kB compressed. */
const FREQUENT_WORDS = 3000;
/** About 1 kB compressed. */
const BLOCK_WORDS = 400;
const LEEWAY = 40;
const FREQUENT_FILE = 'frequent.txt';
const FORWARD = 'forward';
const BACKWARD = 'backward';

/** Writes counted words as files; the same counts give the same files. */
export function encodeDictionary(counts: ReadonlyMap<string, number>): EncodedDictionary {
  const kept = frequentWords(counts);
  const texts = new Map([[FREQUENT_FILE, encodeWords(sorted(kept.slice(0, FREQUENT_WORDS)))]]);
  const addBlocks = (words: readonly CountedWord[], name: string) => {
    const blocks = splitIntoBlocks(sorted(words));
    for (const [at, block] of blocks.entries()) texts.set(fileOf(name, at), encodeWords(block.words));
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

/** A file of words that the others lack, in a folder of its own; for all lookups but `frequent`. */
export const RECENT_FILE = 'recent.txt';

/** The words of recent texts that a dictionary does not have. @param known the words of the dictionary. */
export function encodeRecentWords(counts: ReadonlyMap<string, number>, known: Iterable<string>): string {
  const others = new Set(known);
  return encodeWords(sorted(frequentWords(counts).filter(([word]) => !others.has(word))));
}

/** The names of the files for some lookups, each once. */
export function filesFor(
  { forward, backward }: BlockStarts,
  lookups: Iterable<DictionaryLookup>,
): Set<string> {
  const files = new Set<string>();
  for (const lookup of lookups) {
    if (lookup === 'frequent' || forward.length === 0) files.add(FREQUENT_FILE);
    else if ('begin' in lookup)
      for (const at of blocksWithPrefix(forward, lookup.begin)) files.add(fileOf(FORWARD, at));
    else for (const at of blocksWithPrefix(backward, reversed(lookup.end))) files.add(fileOf(BACKWARD, at));
  }
  return files;
}

/** Reads the text of the file with this name. @throws {SyntaxError} if it is not a dictionary. */
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
  /** The shortest prefix of its first word that no earlier word has. */
  readonly start: string;
  readonly words: readonly CountedWord[];
}

/** The shortest prefix of the first word of a block that the last word of the previous block does not have. */
export function distinctPrefix(before: string, first: string): string {
  return first.slice(0, sharedPrefixLength(before, first) + 1);
}

/** Splits words so that blocks have short distinct prefixes. The manifest, which every reader loads, contains these. */
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
 * The numbers of the blocks that may have words with a prefix.
 * @param starts the first prefix of each block, see {@link distinctPrefix}.
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
