/** A table from names to characters: `pairs` has a name and its character by turns, separated by spaces. */
export function tableOf(pairs: string): ReadonlyMap<string, string> {
  const words = pairs.split(' ');
  return new Map(
    words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : [])),
  );
}
