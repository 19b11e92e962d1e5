/** The largest edit distance at which another word may be the one that was meant. */
const maxEdits = (word: string): number => (word.length < 4 ? 1 : word.length < 8 ? 2 : 3);

/**
 * The word of `words` that was probably meant by `written`: the one with the smallest edit distance,
 * regardless of case, accents and punctuation; `undefined` if none is near.
 */
export function nearest(written: string, words: Iterable<string>): string | undefined {
  const wanted = normalize(written);
  let best: string | undefined;
  let fewest = Math.min(maxEdits(wanted) + 1, wanted.length);
  for (const word of words) {
    const slips = distance(wanted, normalize(word));
    if (slips < fewest) [best, fewest] = [word, slips];
  }
  return best;
}

function normalize(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

/**
 * The optimal string alignment distance: letters that are missing, added, changed, or exchanged with a neighbour.
 * https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance
 */
function distance(one: string, other: string): number {
  let [before, above]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const steps = [
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      ];
      const exchanged = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && exchanged) steps.push((before[column - 2] ?? 0) + 1);
      here.push(Math.min(...steps));
    }
    [before, above] = [above, here];
  }
  return above[other.length] ?? other.length;
}
