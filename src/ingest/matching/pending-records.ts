import { byCodeUnits } from '../../paper/merge/merge-strategies.ts';
import { titleMatchKey } from '../../paper/merge/record-matching.ts';
import type { Paper } from '../../paper/schema.ts';
import type { StoreError } from '../../store/store-error.ts';
import type { PaperEntry } from './paper-entry.ts';

/** Receives a warning for the person who runs the ingest. */
export type Warn = (warning: string) => void;

/** A record that is resolved at the end of the run, with others of its title or DOI. */
export interface PendingRecord {
  readonly record: Paper;
  /** A provisional entry, until its paper is found. */
  readonly entry: PaperEntry;
  readonly warn: Warn;
}

/** A record that could not be resolved because a paper to compare it with has become unreadable. */
export interface UnresolvedRecord {
  readonly error: StoreError;
  readonly record: Paper;
}

/** Pending records of one title or DOI, and the papers into which other such records were merged. */
interface RecordGroup {
  readonly name: string;
  readonly records: readonly PendingRecord[];
  readonly matched: ReadonlyMap<PaperEntry, Warn>;
}

/** Records that are compared after all others have been read, so that the order of the inputs does not matter. */
export class PendingRecords {
  readonly #byDoi = new RecordGroups();
  readonly #byTitle = new RecordGroups();

  /** Adds a record that is identified by its DOI alone. */
  addByDoi(pending: PendingRecord): void {
    this.#byDoi.add(pending.record.doi ?? '', pending);
  }

  /** Adds a record that is identified by its title alone. */
  addByTitle(pending: PendingRecord): void {
    this.#byTitle.add(titleMatchKey(pending.record), pending);
  }

  /** Notes that a record of this title and DOI was merged into a paper. */
  noteMatch(record: Paper, entry: PaperEntry, warn: Warn): void {
    this.#byTitle.noteMatch(titleMatchKey(record), entry, warn);
    if (record.doi !== undefined) this.#byDoi.noteMatch(record.doi, entry, warn);
  }

  /** Whether a pending record has the title or the DOI of this one. */
  hasPending(record: Paper): boolean {
    return (
      this.#byTitle.has(titleMatchKey(record)) || (record.doi !== undefined && this.#byDoi.has(record.doi))
    );
  }

  /** Removes and returns the groups by DOI, sorted by DOI. */
  drainByDoi(): RecordGroup[] {
    return this.#byDoi.drain();
  }

  /** Removes and returns the groups by title, sorted by the match key of the title. */
  drainByTitle(): RecordGroup[] {
    return this.#byTitle.drain();
  }
}

class RecordGroups {
  readonly #pending = new Map<string, PendingRecord[]>();
  readonly #matched = new Map<string, Map<PaperEntry, Warn>>();

  add(name: string, pending: PendingRecord): void {
    const list = this.#pending.get(name);
    if (list === undefined) this.#pending.set(name, [pending]);
    else list.push(pending);
  }

  noteMatch(name: string, entry: PaperEntry, warn: Warn): void {
    const matched = this.#matched.get(name) ?? new Map<PaperEntry, Warn>();
    this.#matched.set(name, matched.set(entry, warn));
  }

  has(name: string): boolean {
    return this.#pending.has(name);
  }

  drain(): RecordGroup[] {
    const names = new Set([...this.#pending.keys(), ...this.#matched.keys()]);
    const groups = Array.from(names, (name) => ({
      name,
      records: this.#pending.get(name) ?? [],
      matched: this.#matched.get(name) ?? new Map<PaperEntry, Warn>(),
    }));
    this.#pending.clear();
    this.#matched.clear();
    return groups.toSorted((a, b) => byCodeUnits(a.name, b.name));
  }
}
