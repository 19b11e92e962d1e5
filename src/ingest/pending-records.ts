import { byCodeUnits } from '../paper/merge/merge-strategies.ts';
import { titleMatchKey } from '../paper/merge/record-matching.ts';
import type { Paper } from '../paper/schema.ts';
import type { StoreError } from '../store/store-error.ts';
import type { PaperEntry } from './paper-entry.ts';

/** Takes what a person should know of a record. */
export type Warn = (warning: string) => void;

/** A record that waits for the others of its title or its DOI. */
export interface PendingRecord {
  readonly record: Paper;
  /** What stands for its paper until that is found. */
  readonly entry: PaperEntry;
  readonly warn: Warn;
}

/** A record that could not be settled, since the file of a paper it was compared with has become unreadable. */
export interface UnresolvedRecord {
  readonly error: StoreError;
  readonly record: Paper;
}

/** The records of a run that have a DOI or a title in common, and the papers that others of its records are known to be. */
interface RecordGroup {
  readonly name: string;
  readonly records: readonly PendingRecord[];
  readonly matched: ReadonlyMap<PaperEntry, Warn>;
}

/** What has to be compared once every record of a run is there, so that nothing depends on which came first. */
export class PendingRecords {
  readonly #byDoi = new RecordGroups();
  readonly #byTitle = new RecordGroups();

  /** Lets a record wait that is known by its DOI. */
  addByDoi(pending: PendingRecord): void {
    this.#byDoi.add(pending.record.doi ?? '', pending);
  }

  /** Lets a record wait that is known by its title. */
  addByTitle(pending: PendingRecord): void {
    this.#byTitle.add(titleMatchKey(pending.record), pending);
  }

  /** Notes that a record of that title and DOI is a paper. */
  noteMatch(record: Paper, entry: PaperEntry, warn: Warn): void {
    this.#byTitle.noteMatch(titleMatchKey(record), entry, warn);
    if (record.doi !== undefined) this.#byDoi.noteMatch(record.doi, entry, warn);
  }

  /** Whether a record waits that has the title or the DOI of another. */
  hasPending(record: Paper): boolean {
    return (
      this.#byTitle.has(titleMatchKey(record)) || (record.doi !== undefined && this.#byDoi.has(record.doi))
    );
  }

  /** The DOIs of this run's records in their order, the records that wait, and the papers that others have been united with. */
  drainByDoi(): RecordGroup[] {
    return this.#byDoi.drain();
  }

  /** Likewise by the keys of titles. */
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
