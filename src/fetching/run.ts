import { join } from 'node:path';
import { z } from 'zod';
import { printError, printLine } from '../commands/output.ts';
import { UsageError } from '../commands/usage-error.ts';
import { ingest } from '../ingest/ingest.ts';
import { printReport, showProgress } from '../ingest/terminal.ts';
import { Client } from './http/client.ts';
import { type Clock, systemClock } from './http/clock.ts';
import { FetchFailure } from './http/failure.ts';
import { LIMITS, type Limits } from './http/limits.ts';
import { RateLimiter } from './http/rate-limiter.ts';
import { Inbox } from './inbox.ts';
import type { Source } from './source.ts';

/** Options of a download. */
export interface DownloadOptions {
  readonly contentDir: string;
  /** The base address to use instead of the source's own. */
  readonly base?: string | undefined;
  readonly userAgent: string;
  readonly steps: { say(line: string): void; end(): void };
  readonly clock?: Clock;
  readonly limits?: Limits;
}

/** Options of a run. */
export interface FetchOptions extends DownloadOptions {
  /** Whether to ingest the files afterwards. */
  readonly ingest: boolean;
}

/** The result of a download. */
export interface Download {
  readonly failures: readonly FetchFailure[];
  /** The number of files that are new or have changed. */
  readonly saved: number;
}

/**
 * Fetches from a source into the inbox, and prints the failures. Files are saved whole or not at all, and stay if the source fails
 * later.
 * @throws {UsageError} if another run is using the same inbox.
 */
export async function download(source: Source, options: DownloadOptions): Promise<Download> {
  const inbox = await Inbox.open(options.contentDir);
  try {
    return await downloadInto(inbox, source, options);
  } finally {
    await inbox.close();
  }
}

async function downloadInto(inbox: Inbox, source: Source, options: DownloadOptions): Promise<Download> {
  const failures = await save(source, inbox, options);
  for (const { message, hint } of failures) printError(`error: ${source.name}: ${message}\nhint: ${hint}`);
  return { failures, saved: inbox.saved };
}

/**
 * Fetches from a source into the inbox, then ingests the new files. If the source fails, the files that were fetched before
 * are ingested and the failure is printed.
 * @returns the exit code: 0, or 1 if a request failed or a record was quarantined.
 * @throws {UsageError} if another run is using the same inbox.
 */
export async function fetchFrom(source: Source, options: FetchOptions): Promise<number> {
  const inbox = await Inbox.open(options.contentDir);
  try {
    const { failures } = await downloadInto(inbox, source, options);
    const quarantined = options.ingest ? await ingestPending(inbox, options.contentDir) : 0;
    if (failures.length > 0)
      printError('Saved files are unchanged. Run the same command again later to fetch the rest.');
    return failures.length + quarantined > 0 ? 1 : 0;
  } finally {
    await inbox.close();
  }
}

async function save(source: Source, inbox: Inbox, options: DownloadOptions): Promise<FetchFailure[]> {
  const { clock = systemClock, limits = LIMITS, userAgent, steps } = options;
  const { say } = steps;
  const failures: FetchFailure[] = [];
  // The interval also holds between two runs.
  const note = `.last-request-${source.host}.json`;
  const limiter = new RateLimiter({
    clock,
    interval: source.interval,
    longestWait: limits.longestWait,
    last: await inbox.readState(note, z.number(), 0),
    onStart: (time) => inbox.writeState(note, time),
  });
  const client = new Client({ limiter, clock, limits, userAgent, say });
  try {
    const base = options.base ?? source.home;
    await source.fetch({ client, inbox, clock, base, say, fail: (failure) => failures.push(failure) });
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    failures.push(error);
  } finally {
    steps.end();
  }
  return failures;
}

/** Ingests the pending files of this run and of earlier ones. @returns the number of quarantined records. */
async function ingestPending(inbox: Inbox, contentDir: string): Promise<number> {
  const names = await inbox.pending();
  if (names.length === 0) {
    printLine('Nothing new.');
    return 0;
  }
  const progress = showProgress(process.stderr);
  try {
    const inputs = names.map((name) => ({ name: `inbox/${name}`, path: join(inbox.folder, name) }));
    const report = await ingest({ inputs, contentDir, onProgress: progress.update }).finally(progress.end);
    printReport(report, { dryRun: false });
    await inbox.markIngested();
    return report.counts.quarantined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    printError(`error: ${error.message}\nhint: The fetched files are saved; the next run ingests them.`);
    return 1;
  }
}
