import { join } from 'node:path';
import { z } from 'zod';
import { readRegularFile } from '../commands/regular-file.ts';
import { UsageError } from '../commands/usage-error.ts';
import type { Day } from '../paper/days.ts';
import { writeFileAtomic } from '../store/atomic-write.ts';
import { hasCode } from '../store/store-error.ts';

/** The file in the content folder in which the daily job keeps what the next run needs to know. It is committed with the papers. */
export const STATUS_FILE = 'status.json';

/** After so many days in a row without a source, a person should look. */
export const DAYS_UNTIL_ISSUE = 3;

const count = z.int().min(0);

const censusSchema = z.object({
  /** The papers that the site shows. */
  papers: count,
  /** The papers that a person has hidden. */
  hidden: count,
  /** The papers that `removed.txt` lists. */
  removed: count,
  /** The records that were merged into another paper: the former ids of papers. */
  merged: count,
  /** The number of papers that the site shows, by the folder of their files: `papers/2026/03`. */
  folders: z.record(z.string(), count),
});

const absenceSchema = z.object({
  /** The first and the last day on which the source failed. */
  since: z.string(),
  last: z.string(),
  /** The number of days in a row on which it was asked and failed. */
  days: count,
  reason: z.string(),
});

const statusSchema = z.object({
  /** The papers of the site that was published last. */
  published: censusSchema.exactOptional(),
  /** The sources that failed when they were asked last, by their labels. */
  away: z.record(z.string(), absenceSchema).default({}),
});

/** The papers of a site, counted. */
export type Census = z.output<typeof censusSchema>;
/** A source that does not answer. */
export type Absence = z.output<typeof absenceSchema>;
export type Status = z.output<typeof statusSchema>;

/**
 * Reads `status.json` of a content folder; without the file nothing has been published yet.
 * @throws {UsageError} if it is damaged: without it, the next site could not be compared with the last one.
 */
export async function readStatus(contentDir: string): Promise<Status> {
  const path = join(contentDir, STATUS_FILE);
  try {
    return statusSchema.parse(JSON.parse(readRegularFile(path).toString()));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return { away: {} };
    throw new UsageError(
      `${path} cannot be read. It says how many papers the site has that was published last.`,
      `Restore it from git. Or remove it: then the next site is not compared with the last one, once.`,
    );
  }
}

/** Writes `status.json`, whole or not at all. The same status gives the same bytes. */
export async function writeStatus(contentDir: string, { published, away }: Status): Promise<void> {
  const status = {
    ...(published !== undefined && { published: { ...published, folders: sorted(published.folders) } }),
    away: sorted(away),
  };
  await writeFileAtomic(join(contentDir, STATUS_FILE), `${JSON.stringify(status, null, 2)}\n`);
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The absence of a source after it failed on `today`; several runs on one day count once. */
export function absenceOn(today: Day, former: Absence | undefined, reason: string): Absence {
  if (former === undefined) return { since: today, last: today, days: 1, reason };
  return { since: former.since, last: today, days: former.days + (former.last === today ? 0 : 1), reason };
}
