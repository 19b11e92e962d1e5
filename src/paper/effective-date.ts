import type { Paper } from './schema.ts';

/**
 * When a paper stands in time: the day on which it was published, else that on which it was listed, else only the year,
 * `2024`; `undefined` where nothing is known.
 */
export function effectiveDateOf({
  published,
  listed,
  year,
}: Pick<Paper, 'published' | 'listed' | 'year'>): string | undefined {
  return published ?? listed ?? (year === undefined ? undefined : String(year).padStart(4, '0'));
}
