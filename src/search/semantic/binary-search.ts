/**
 * The index of the last value that is not greater than `value` in an ascending list; −1 if all values are greater. Found by
 * binary search.
 */
export function lastAtMost<T extends number | string>(values: ArrayLike<T>, value: T): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = values[middle];
    if (other !== undefined && other <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
