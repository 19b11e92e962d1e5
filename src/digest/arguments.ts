import { UsageError } from '../commands/usage-error.ts';
import { isDay } from '../paper/days.ts';
import { type EditionKey, isWeek } from './editions/frequency.ts';

/** The options of the command line. */
export interface DigestArguments {
  readonly day?: string;
  readonly week?: string;
  readonly topic?: string;
  readonly out?: string;
  readonly send?: true;
  readonly dryRun?: true;
  readonly again?: true;
  readonly subscribers?: string;
  readonly perMinute?: number;
  readonly pause: number;
  readonly site?: string;
}

/** The edition that --day or --week names. @throws {UsageError} for wrong values, or options that exclude each other. */
export function editionKey({
  day,
  week,
  topic,
  out,
  send: isSending,
  again,
}: DigestArguments): EditionKey | undefined {
  if (day !== undefined && week !== undefined)
    throw new UsageError('--day and --week exclude each other.', 'Give one of them.');
  if (day !== undefined && !isDay(day))
    throw new UsageError(`--day ${day} is not a day.`, 'Write it as YYYY-MM-DD, for example 2026-03-04.');
  if (week !== undefined && !isWeek(week))
    throw new UsageError(`--week ${week} is not a week.`, 'Write it as YYYY-Www, for example 2026-W10.');
  if (topic !== undefined && (isSending === true || out === undefined))
    throw new UsageError(
      '--topic is for files: it needs --out and excludes --send.',
      'The list of subscribers says which topics each reader gets.',
    );
  if (again === true && isSending !== true)
    throw new UsageError('--again needs --send.', 'Add --send, or leave it out.');
  return day ?? week;
}
