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

/** A set of paths that is listed often, and changes little between two lists. */
export class SortedPaths {
  #sorted: readonly string[] = [];
  /** The paths that have been added, or taken out, since the last list. */
  readonly #added = new Set<string>();
  readonly #removed = new Set<string>();

  /** Adds a path that is not in the set. */
  add(path: string): void {
    if (!this.#removed.delete(path)) this.#added.add(path);
  }

  /** Takes a path out that is in the set. */
  delete(path: string): void {
    if (!this.#added.delete(path)) this.#removed.add(path);
  }

  /** All paths, sorted by code units. */
  list(): readonly string[] {
    if (this.#removed.size > 0) this.#sorted = this.#sorted.filter((path) => !this.#removed.has(path));
    if (this.#added.size > 0) this.#sorted = mergeSorted(this.#sorted, [...this.#added].sort());
    this.#removed.clear();
    this.#added.clear();
    return this.#sorted;
  }
}

/** The paths of two lists, which are sorted by code units and have none in common, as one sorted list. */
export function mergeSorted(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === 0) return other;
  const merged: string[] = [];
  let at = 0;
  for (const path of one) {
    for (let next = other[at]; next !== undefined && next < path; next = other[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(path);
  }
  return merged.concat(other.slice(at));
}
