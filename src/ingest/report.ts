import type { PaperEntry } from './paper-entry.ts';
import type { LocatedProblem } from './quarantine.ts';

/** How many records were read, and what became of them: `read` is the sum of all others. */
export interface Counts {
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Records that turned out to be a paper which this run had read already. */
  readonly merged: number;
  /** Records that are rightly no papers, such as notices of deletion. */
  readonly passedOver: number;
  readonly quarantined: number;
}

/** What was wrong with a record, where, and where the record is kept; a dry run keeps none. */
export type ReportedProblem = Omit<LocatedProblem, 'raw' | 'bytes'> & { readonly quarantined?: string };

/** What a run of ingest did. */
export interface Report {
  readonly counts: Counts;
  readonly problems: readonly ReportedProblem[];
  readonly warnings: readonly string[];
  /** Why records were passed over, and how many for each reason. */
  readonly passedOver: Readonly<Record<string, number>>;
}

/** Counts papers by what happened to them, beside what is known of the records. */
export function countsOf(
  entries: Iterable<PaperEntry>,
  { read, passedOver, quarantined }: Pick<Counts, 'read' | 'passedOver' | 'quarantined'>,
): Counts {
  const counts = { read, new: 0, updated: 0, unchanged: 0, merged: 0, passedOver, quarantined };
  for (const entry of entries) {
    if (entry.recordCount === 0) continue;
    counts.merged += entry.recordCount - 1;
    if (entry.isBlocked) continue;
    counts[entry.isNew ? 'new' : entry.isChanged ? 'updated' : 'unchanged']++;
  }
  return counts;
}
