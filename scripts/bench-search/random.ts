/** Returns numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/** A generator that gives the same numbers for the same seed (mulberry32, public domain). */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from 0 up to, but not including, `end`. */
export function below(end: number, random: Random): number {
  return Math.floor(random() * end);
}

/** One of the items. @throws {RangeError} if there are none. */
export function oneOf<T>(items: ArrayLike<T>, random: Random): T {
  const item = items[below(items.length, random)];
  if (item === undefined) throw new RangeError('There is nothing to choose from.');
  return item;
}

/** A sample of the items, spread evenly: one at random from each of `count` equal parts; all items if there are fewer. */
export function spread<T>(items: readonly T[], count: number, random: Random): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * items.length) / count);
    const to = Math.floor(((part + 1) * items.length) / count);
    return oneOf(items.slice(from, to), random);
  });
}
