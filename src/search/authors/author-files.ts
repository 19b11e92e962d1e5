import { blocksWithPrefix } from '../spelling/dictionary-files.ts';

/** Finds the files of the author index for a name. Nothing here may need Node. */

/** The file with the first key of each of the other files, shortened as far as it stays unique. */
export const AUTHOR_STARTS_FILE = 'starts.txt';

/** The name of a file by its number. */
export function authorFile(number: number): string {
  return `${number}.txt`;
}

/** The numbers of the files that may have keys with any of these prefixes, each once. */
export function filesWithAny(starts: readonly string[], begins: readonly string[]): number[] {
  return [...new Set(begins.flatMap((begin) => blocksWithPrefix(starts, begin)))].sort((a, b) => a - b);
}

/** These are about 200 kB. In the largest archives a frequent prefix of two letters has as many files. */
const MOST = 64;

/**
 * The files that have all keys with one of these prefixes, of the prefix with the fewest files. None if there
 * is no prefix, or if each has too many files.
 */
export function fewestFiles(starts: readonly string[], begins: readonly string[]): number[] {
  const [first = [], ...others] = begins.map((begin) => blocksWithPrefix(starts, begin));
  const fewest = others.reduce((best, files) => (files.length < best.length ? files : best), first);
  return fewest.length > MOST ? [] : fewest;
}
