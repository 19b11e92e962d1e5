/** Files of text, which the host compresses on their way. Packs have them compressed, under a name with another ending. */
const TEXT = /\.(?:json|txt)$/u;
const COMPRESSED = '.gz';

/** Whether the file with a name in a pack is compressed there. */
export function isCompressed(name: string): boolean {
  return name.endsWith(COMPRESSED);
}

/** The name that a file of the index has in a pack. @param path the path from the folder of the pack. */
export function nameInPack(path: string): string {
  return TEXT.test(path) ? path + COMPRESSED : path;
}

/** Compares names: shorter ones first, so that files with numbers as names are in the order of their numbers. */
export function compareNames(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}
