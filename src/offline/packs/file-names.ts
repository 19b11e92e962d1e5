import { fragmentFile, fragmentNumber } from '../../search/pagefind/fragment.ts';

/**
 * The name of a shard's file in a pack. A shard counts its papers from the newest on, so that each new paper changes the names of all
 * stored fields. A pack counts them from the oldest on: then it stays the same when papers are added.
 * @param path the path from the folder of the shard.
 * @param papers the number of the shard's papers; without it, the name is the path.
 */
export function nameInPack(path: string, papers: number | undefined): string {
  const number = papers === undefined ? undefined : fragmentNumber(path);
  if (papers === undefined || number === undefined || number >= papers) return path;
  return fragmentFile(papers - 1 - number);
}

/** Compares names: shorter ones first, so that files with numbers as names are in the order of their numbers. */
export function compareNames(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}
