import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../commands/usage-error.ts';
import { appendToLog, readLog } from '../../store/append-log.ts';
import type { EditionKey, Frequency } from './frequency.ts';

/** An edition of the digest as it was published; it does not change any more. */
const editionSchema = z.strictObject({
  edition: z.string(),
  /** When it was published, in UTC, with seconds. */
  published: z.iso.datetime(),
  /** The ids of its papers. */
  papers: z.array(z.string()),
});
/** The first line: the papers that were there before the record began. */
const startSchema = z.strictObject({ start: z.string(), papers: z.array(z.string()) });

export type RecordedEdition = z.infer<typeof editionSchema>;
export type RecordStart = z.infer<typeof startSchema>;

/** Which papers have been in which edition of a frequency. */
export interface EditionRecord {
  /** Papers that belong to no edition of the record, since they were there before the first one. */
  readonly earlier: readonly string[];
  /** The first edition; papers before it are those of {@link earlier}. */
  readonly start: EditionKey;
  /** Oldest first. */
  readonly editions: readonly RecordedEdition[];
}

/** The file of the record in a content folder. It belongs to the papers: commit it with them. */
export function recordFile(contentDir: string, frequency: Frequency): string {
  return join(contentDir, 'digest', frequency === 'day' ? 'days.jsonl' : 'weeks.jsonl');
}

/**
 * The record of a frequency; `undefined` if none has begun.
 * @throws {UsageError} if a line of it cannot be read.
 */
export function readEditionRecord(contentDir: string, frequency: Frequency): EditionRecord | undefined {
  const path = recordFile(contentDir, frequency);
  const [first, ...others] = readLog(path);
  if (first === undefined) return undefined;
  const { start, papers } = parseLine(startSchema, first, path, 1);
  return {
    start,
    earlier: papers,
    editions: others.map((line, i) => parseLine(editionSchema, line, path, i + 2)),
  };
}

/** Adds editions to the record, and its first line if it is given. Returns when the disk has them. */
export function appendEditions(
  contentDir: string,
  frequency: Frequency,
  start: RecordStart | undefined,
  editions: readonly RecordedEdition[],
): void {
  const lines = [...(start === undefined ? [] : [start]), ...editions];
  if (lines.length > 0)
    appendToLog(
      recordFile(contentDir, frequency),
      lines.map((line) => JSON.stringify(line)),
    );
}

function parseLine<T>(schema: z.ZodType<T>, line: string, path: string, number: number): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    throw new UsageError(
      `${path}:${number}:1: This line of the record of editions cannot be read, so it is not known which papers were sent.`,
      'Take the file from your last commit: git checkout, then run the command again.',
    );
  }
}
