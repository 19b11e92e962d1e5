import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { utcDay } from '../fetching/calendar.ts';
import type { Clock } from '../fetching/http/clock.ts';
import type { Limits } from '../fetching/http/limits.ts';
import { Inbox } from '../fetching/inbox.ts';
import { download } from '../fetching/run.ts';
import { ingest } from '../ingest/ingest.ts';
import { findInputs } from '../ingest/inputs.ts';
import type { Report } from '../ingest/report.ts';
import type { DailySource } from './daily-sources.ts';
import { type Absence, absenceOn } from './status.ts';

/** Options for fetching from the sources of a site. */
export interface CollectingOptions {
  readonly contentDir: string;
  readonly sources: readonly DailySource[];
  readonly away: Readonly<Record<string, Absence>>;
  readonly userAgent: string;
  readonly say: (line: string) => void;
  readonly clock: Clock;
  readonly limits: Limits;
}

/** The sources that do not answer, after all were asked, and the number of requests that failed. */
export interface Collected {
  readonly away: Readonly<Record<string, Absence>>;
  readonly failures: number;
}

/**
 * Fetches from every source into the inbox. A source that fails does not stop the others. It counts as away if nothing came from it:
 * one broken day among others is a failure, but the source is there.
 */
export async function fetchSources(options: CollectingOptions): Promise<Collected> {
  const { contentDir, sources, userAgent, say, clock, limits } = options;
  const away: Record<string, Absence> = {};
  let failed = 0;
  for (const { label, base, source } of sources) {
    const { failures, saved } = await download(source, {
      contentDir,
      base,
      userAgent,
      clock,
      limits,
      steps: { say: (line) => say(`${label}: ${line}`), end: () => {} },
    });
    failed += failures.length;
    const [failure] = failures;
    if (failure === undefined || saved > 0) continue;
    away[label] = absenceOn(utcDay(clock.now()), options.away[label], failure.message);
  }
  return { away, failures: failed };
}

/** The report of an ingest, and the records that were not in quarantine before it. */
export interface Ingested {
  readonly report: Report | undefined;
  readonly quarantined: readonly string[];
}

/** Ingests the whole inbox: files that were fetched, and files that a person put there. */
export async function ingestInbox(contentDir: string): Promise<Ingested> {
  const folder = join(contentDir, 'inbox');
  const inputs = existsSync(folder) ? await findInputs(['inbox'], contentDir) : [];
  if (inputs.length === 0) return { report: undefined, quarantined: [] };
  const before = new Set(await quarantineIn(contentDir));
  const report = await ingest({ inputs, contentDir });
  const inbox = await Inbox.open(contentDir);
  await inbox.markIngested().finally(() => inbox.close());
  const after = await quarantineIn(contentDir);
  return {
    report,
    quarantined: after.filter((name) => !before.has(name)).map((name) => `quarantine/${name}`),
  };
}

async function quarantineIn(contentDir: string): Promise<string[]> {
  const folder = join(contentDir, 'quarantine');
  return existsSync(folder) ? (await readdir(folder)).filter((name) => !name.startsWith('.')).sort() : [];
}
