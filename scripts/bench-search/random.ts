import type { Random } from '../../src/vectors/training/random.ts';

export { type Random, randomOf } from '../../src/vectors/training/random.ts';

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
