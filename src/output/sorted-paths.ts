/** The paths below a folder, out of paths that are sorted by code units. They are from the same root. */
export function pathsBelow(sorted: readonly string[], folder: string): readonly string[] {
  // The character after a slash: what begins with the folder and a slash is sorted before it.
  return sorted.slice(firstFrom(sorted, `${folder}/`), firstFrom(sorted, `${folder}0`));
}

/** The number of paths that are sorted before a text. */
function firstFrom(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
