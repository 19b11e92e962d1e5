import type { Day } from '../../paper/days.ts';
import type { Paper } from '../../paper/schema.ts';
import type { ReadOptions } from './reader.ts';

/**
 * The edition of papers whose source names no listing day: the one that a person named, else the day on which each was
 * published; none where that is not known to the day.
 */
export function listingDayRule({ listed }: Pick<ReadOptions, 'listed'>) {
  return (published: Day | undefined): Pick<Paper, 'listed' | 'listedInferred'> => {
    if (listed !== undefined) return { listed };
    return published === undefined ? {} : { listed: published, listedInferred: 'published' };
  };
}
