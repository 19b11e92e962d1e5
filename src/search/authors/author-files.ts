import { blocksWithPrefix } from '../spelling/dictionary-files.ts';

/** Which files of the index of authors have the names that are looked for. Nothing here may need Node. */

/** The name of the file that says with what each of the others begins. */
export const AUTHOR_STARTS_FILE = 'starts.txt';

/** The name of a file by its number. */
export function authorFile(number: number): string {
  return `${number}.txt`;
}

/** The numbers of the files that have the keys with any of these beginnings, each once. */
export function filesWithAny(starts: readonly string[], begins: readonly string[]): number[] {
  return [...new Set(begins.flatMap((begin) => blocksWithPrefix(starts, begin)))].sort((a, b) => a - b);
}

/** So many files are 200 kB: in the largest archives as many as two letters take with which very many names begin. */
const MOST = 64;

/**
 * The files that have all keys with one of these beginnings, whichever takes the fewest; none where there is none, or all of
 * them take too many.
 */
export function fewestFiles(starts: readonly string[], begins: readonly string[]): number[] {
  const [first = [], ...others] = begins.map((begin) => blocksWithPrefix(starts, begin));
  const fewest = others.reduce((best, files) => (files.length < best.length ? files : best), first);
  return fewest.length > MOST ? [] : fewest;
}
