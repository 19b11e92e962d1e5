import type { Day } from '../../paper/days.ts';
import type { Paper } from '../../paper/schema.ts';
import type { ReadOptions } from './reader.ts';

/**
 * The rule for the edition (`listed`) of papers without a listing day: the `--listed` day, else the day of
 * publication, marked as inferred; none if that day is unknown.
 */
export function listingDayRule({ listed }: Pick<ReadOptions, 'listed'>) {
  return (published: Day | undefined): Pick<Paper, 'listed' | 'listedInferred'> => {
    if (listed !== undefined) return { listed };
    return published === undefined ? {} : { listed: published, listedInferred: 'published' };
  };
}
