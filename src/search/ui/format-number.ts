// Created once: `toLocaleString` creates a format at each call, and each topic and year has a number.
const NUMBER_FORMAT = new Intl.NumberFormat('en');

/** A number in the format of pages: `1,204`. */
export function formatNumber(count: number): string {
  return NUMBER_FORMAT.format(count);
}
