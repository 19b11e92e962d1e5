import type { Random } from '../bench-search/random.ts';

/**
 * Draws numbers below `count`. Number `r` is drawn in proportion to `1 / (r + 1 + shift)^exponent`: the law of Zipf and
 * Mandelbrot (https://en.wikipedia.org/wiki/Zipf%E2%80%93Mandelbrot_law), which words and subjects follow.
 * @throws {RangeError} if `count` is not above 0.
 */
export function zipfOf(count: number, shift = 0, exponent = 1): (random: Random) => number {
  if (count < 1) throw new RangeError('There is nothing to choose from.');
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += (rank + 1 + shift) ** -exponent;
    sums[rank] = sum;
  }
  return (random) => firstAbove(sums, random() * sum);
}

/** The first place of ascending sums whose sum is above `limit`. */
function firstAbove(sums: Float64Array, limit: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
