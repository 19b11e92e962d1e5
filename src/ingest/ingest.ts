import { removeDrafts, removeEmptyMonths } from '../store/store.ts';
import type { IngestOptions } from './ingest-options.ts';
import { IngestRun } from './ingest-run.ts';
import { readIngestState } from './ingest-state.ts';
import { loadStore } from './load-store.ts';
import { lockStore } from './lock.ts';
import { completeMerges } from './matching/complete-merges.ts';
import { readRemovedPapers } from './removed-papers.ts';
import type { Report } from './report.ts';

/**
 * Reads every input into the paper store. Bad records are quarantined, good ones are written, and nothing that a person
 * wrote is lost. A run that is killed leaves a valid store, and the next run completes it. An input is not read again if
 * neither it nor the files of its papers have changed.
 * @throws {UsageError} if another ingest is running in the same store.
 */
export async function ingest(options: IngestOptions): Promise<Report> {
  const { contentDir, inputs, dryRun = false } = options;
  const unlock = dryRun ? undefined : await lockStore(contentDir);
  try {
    // A run that was killed may have left drafts.
    if (!dryRun) await removeDrafts(contentDir);
    const state = await readIngestState(contentDir);
    const removed = await readRemovedPapers(contentDir);
    const store = await loadStore(contentDir, state);
    const run = new IngestRun(options, state, store, removed);
    await run.dropRemoved();
    await completeMerges(store.index);
    for (const input of inputs) await run.ingestInput(input);
    await run.resolvePending();
    await run.flush(true);
    if (!dryRun) await removeEmptyMonths(contentDir);
    if (!dryRun) await run.writeState();
    return run.report();
  } finally {
    if (!dryRun) await removeDrafts(contentDir);
    await unlock?.();
  }
}
