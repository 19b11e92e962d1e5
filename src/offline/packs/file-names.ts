import { fragmentFile, fragmentNumber } from '../../search/pagefind/fragment.ts';

/** Files of text, which the host compresses on their way. Packs have them compressed, under a name with another ending. */
const TEXT = /\.(?:json|txt)$/u;
const COMPRESSED = '.gz';

/** Whether the file with a name in a pack is compressed there. */
export function isCompressed(name: string): boolean {
  return name.endsWith(COMPRESSED);
}

/**
 * The name that a file of the index has in a pack. A shard counts its papers from the newest on, so that each new paper changes the names of all
 * stored fields. A pack counts them from the oldest on: then it stays the same when papers are added.
 * @param path the path from the folder of the shard.
 * @param papers the number of the shard's papers, for a pack of their stored fields.
 */
export function nameInPack(path: string, papers: number | undefined): string {
  if (TEXT.test(path)) return path + COMPRESSED;
  const number = papers === undefined ? undefined : fragmentNumber(path);
  if (papers === undefined || number === undefined || number >= papers) return path;
  return fragmentFile(papers - 1 - number);
}

/** Compares names: shorter ones first, so that files with numbers as names are in the order of their numbers. */
export function compareNames(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}
