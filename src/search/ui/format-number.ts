// Made once: `toLocaleString` makes one at each call, and each topic and year has a number.
const NUMBER_FORMAT = new Intl.NumberFormat('en');

/** A number as pages write it: `1,204`. */
export function formatNumber(count: number): string {
  return NUMBER_FORMAT.format(count);
}
