import { bySpelling } from '../paper/merge/merge-strategies.ts';
import { titleKey } from '../paper/merge/record-matching.ts';
import type { Paper } from '../paper/schema.ts';
import type { StoreError } from '../store/store-error.ts';
import type { Volume } from './paper-entry.ts';

/** Takes what a person should know of a record. */
export type Warn = (warning: string) => void;

/** A record that waits for the others of its title or its DOI. */
export interface WaitingRecord {
  readonly record: Paper;
  /** What stands for its paper until that is found. */
  readonly volume: Volume;
  readonly warn: Warn;
}

/** A record that could not be settled, since the file of a paper it was compared with has become unreadable. */
export interface Unsettled {
  readonly error: StoreError;
  readonly record: Paper;
}

/** The records of a run that have a DOI or a title in common, and the papers that others of its records are known to be. */
interface Namesakes {
  readonly name: string;
  readonly records: readonly WaitingRecord[];
  readonly named: ReadonlyMap<Volume, Warn>;
}

/** What has to be compared once every record of a run is there, so that nothing depends on which came first. */
export class Waiting {
  readonly #byDoi = new Names();
  readonly #byTitle = new Names();

  /** Lets a record wait that is known by its DOI. */
  addByDoi(waiting: WaitingRecord): void {
    this.#byDoi.add(waiting.record.doi ?? '', waiting);
  }

  /** Lets a record wait that is known by its title. */
  addByTitle(waiting: WaitingRecord): void {
    this.#byTitle.add(titleKey(waiting.record), waiting);
  }

  /** Notes that a record of that title and DOI is a paper. */
  note(record: Paper, volume: Volume, warn: Warn): void {
    this.#byTitle.note(titleKey(record), volume, warn);
    if (record.doi !== undefined) this.#byDoi.note(record.doi, volume, warn);
  }

  /** Whether a record waits that has the title or the DOI of another. */
  isNamed(record: Paper): boolean {
    return this.#byTitle.has(titleKey(record)) || (record.doi !== undefined && this.#byDoi.has(record.doi));
  }

  /** The DOIs of this run's records in their order, the records that wait, and the papers that others have been united with. */
  takeDois(): Namesakes[] {
    return this.#byDoi.take();
  }

  /** Likewise by the keys of titles. */
  takeTitles(): Namesakes[] {
    return this.#byTitle.take();
  }
}

class Names {
  readonly #waiting = new Map<string, WaitingRecord[]>();
  readonly #named = new Map<string, Map<Volume, Warn>>();

  add(name: string, waiting: WaitingRecord): void {
    const list = this.#waiting.get(name);
    if (list === undefined) this.#waiting.set(name, [waiting]);
    else list.push(waiting);
  }

  note(name: string, volume: Volume, warn: Warn): void {
    const named = this.#named.get(name) ?? new Map<Volume, Warn>();
    this.#named.set(name, named.set(volume, warn));
  }

  has(name: string): boolean {
    return this.#waiting.has(name);
  }

  take(): Namesakes[] {
    const names = new Set([...this.#waiting.keys(), ...this.#named.keys()]);
    const taken = Array.from(names, (name) => ({
      name,
      records: this.#waiting.get(name) ?? [],
      named: this.#named.get(name) ?? new Map<Volume, Warn>(),
    }));
    this.#waiting.clear();
    this.#named.clear();
    return taken.toSorted((a, b) => bySpelling(a.name, b.name));
  }
}
