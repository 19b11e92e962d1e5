/** A summary of many measurements. */
export interface Summary {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/**
 * A quantile, 0.5 for the median, by nearest rank (https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method); `NaN` if
 * there are no values.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Median, 95th percentile and maximum; each `NaN` if nothing was measured. */
export function summaryOf(values: readonly number[]): Summary {
  return { median: percentile(values, 0.5), p95: percentile(values, 0.95), max: percentile(values, 1) };
}

/** The share of answers in which the paper stands among the first `within`, in percent. */
export function success(ranks: readonly (number | undefined)[], within: number): number {
  const found = ranks.filter((rank) => rank !== undefined && rank <= within).length;
  return (100 * found) / ranks.length;
}
