import { InvalidArgumentError } from 'commander';
import { UsageError } from '../commands/usage-error.ts';
import { type Day, isDay } from '../paper/days.ts';
import { isArxivCategory } from '../paper/identifiers/arxiv-category.ts';
import { newestDailyDay, utcDay } from './calendar.ts';

/** The most papers that arXiv gives for one query. */
const MOST_RESULTS = 30_000;

/** A day on the command line. */
export function dayArgument(text: string): Day {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('Write a day as YYYY-MM-DD, for example 2026-03-04.');
}

/** A number of papers on the command line. */
export function countArgument(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_RESULTS) return count;
  throw new InvalidArgumentError(`Give a number from 1 to ${MOST_RESULTS.toLocaleString('en')}.`);
}

/** A category of arXiv, such as `cs.CL` or `hep-th`. */
export function categoryArgument(text: string, former: readonly string[] | undefined): string[] {
  if (isArxivCategory(text)) return [...(former ?? []), text];
  throw new InvalidArgumentError('Write a category as arXiv does, for example cs.CL or hep-th.');
}

/** An address on the command line. */
export function addressArgument(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('Write the full address, for example https://papers.example.org.');
}

/** Rejects days in the future and reversed ranges. @throws {UsageError} */
export function checkDays(name: string, first: Day, last: Day | undefined, now: number): void {
  const newest = name === 'from' ? utcDay(now) : newestDailyDay(now);
  if (first > newest)
    throw new UsageError(`--${name} ${first} is in the future.`, `The newest day is ${newest}.`);
  if (last !== undefined && last < first)
    throw new UsageError(`--until ${last} is before --${name} ${first}.`, 'Swap the two days.');
}
