import type { Paper } from './schema.ts';

/**
 * The date of a paper for sorting and matching: the day on which it was published, else the day on which it was listed, else
 * the year alone, `2024`; `undefined` if none is known.
 */
export function effectiveDateOf({
  published,
  listed,
  year,
}: Pick<Paper, 'published' | 'listed' | 'year'>): string | undefined {
  return published ?? listed ?? (year === undefined ? undefined : String(year).padStart(4, '0'));
}
