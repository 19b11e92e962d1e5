import type { PaperEntry } from './matching/paper-entry.ts';
import type { LocatedProblem } from './quarantine.ts';

/** The number of records read, by outcome: `read` is the sum of all other counts. */
export interface Counts {
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Records beyond the first one of each paper. */
  readonly merged: number;
  /** Records that are not papers, such as notices of deletion. */
  readonly passedOver: number;
  readonly quarantined: number;
}

/** A problem with its position, and the path of the quarantined record, which a dry run does not write. */
export type ReportedProblem = Omit<LocatedProblem, 'raw' | 'bytes'> & { readonly quarantined?: string };

/** The result of an ingest, as `--report` writes it. */
export interface Report {
  readonly counts: Counts;
  readonly problems: readonly ReportedProblem[];
  readonly warnings: readonly string[];
  /** How many records were skipped, by the reason. */
  readonly passedOver: Readonly<Record<string, number>>;
}

/** Counts the papers that are new, updated and unchanged, and adds the counts of records. */
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
