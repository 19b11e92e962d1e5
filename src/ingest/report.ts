import type { LocatedProblem } from './quarantine.ts';
import type { Volume } from './shelf.ts';

/** How many records were read, and what became of them: `read = new + updated + unchanged + merged + quarantined`. */
export interface Counts {
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Records that turned out to be a paper which this run had read already. */
  readonly merged: number;
  readonly quarantined: number;
}

/** What a run of ingest did. */
export interface Report {
  readonly counts: Counts;
  readonly problems: readonly (Omit<LocatedProblem, 'raw' | 'bytes'> & { readonly quarantined?: string })[];
  readonly warnings: readonly string[];
}

/** Counts papers by what happened to them. */
export function countsOf(volumes: Iterable<Volume>, read: number, quarantined: number): Counts {
  const counts = { read, new: 0, updated: 0, unchanged: 0, merged: 0, quarantined };
  for (const volume of volumes) {
    if (volume.records === 0) continue;
    counts.merged += volume.records - 1;
    if (volume.blocked) continue;
    counts[volume.isNew ? 'new' : volume.changed ? 'updated' : 'unchanged']++;
  }
  return counts;
}
