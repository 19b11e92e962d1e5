import { titleKey } from '../paper/agreement.ts';
import type { Paper } from '../paper/schema.ts';
import type { Volume } from './volume.ts';

/** Takes what a person should know of a record. */
export type Warn = (warning: string) => void;

/** A record that waits for the others of its title or its DOI. */
export interface WaitingRecord {
  readonly record: Paper;
  /** What stands for its paper until that is found. */
  readonly volume: Volume;
  readonly warn: Warn;
}

/** What has to be compared once every record of a run is there, so that nothing depends on which came first. */
export class Waiting {
  readonly #byDoi = new Map<string, WaitingRecord[]>();
  readonly #byTitle = new Map<string, WaitingRecord[]>();
  readonly #doubted = new Map<string, Warn>();
  /** The papers that records of this run have been united with, by the titles of the records. */
  readonly #named = new Map<string, Map<Volume, Warn>>();

  /** Lets a record wait that has the DOI of a paper and another title. */
  addByDoi(waiting: WaitingRecord): void {
    push(this.#byDoi, waiting.record.doi ?? '', waiting);
    this.doubt(waiting.record, waiting.warn);
  }

  /** Lets a record wait that is known by its title. */
  addByTitle(waiting: WaitingRecord): void {
    push(this.#byTitle, titleKey(waiting.record), waiting);
  }

  /** Notes that a record has the DOI of a paper with another title. */
  doubt({ doi = '' }: Paper, warn: Warn): void {
    if (!this.#doubted.has(doi)) this.#doubted.set(doi, warn);
  }

  /** Notes that a record of that title is a paper. */
  noteTitle(title: string, volume: Volume, warn: Warn): void {
    const named = this.#named.get(title) ?? new Map<Volume, Warn>();
    this.#named.set(title, named.set(volume, warn));
  }

  hasTitle(title: string): boolean {
    return this.#byTitle.has(title);
  }

  /** The DOIs that papers of different titles have, the records that wait for them, and whom to tell. */
  takeDois(): { readonly doi: string; readonly records: readonly WaitingRecord[]; readonly warn: Warn }[] {
    const taken = Array.from(this.#doubted, ([doi, warn]) => ({
      doi,
      records: this.#byDoi.get(doi) ?? [],
      warn,
    }));
    this.#doubted.clear();
    this.#byDoi.clear();
    return taken;
  }

  /** The titles of this run's records, the records that wait, and the papers that others have been united with. */
  takeTitles(): {
    readonly title: string;
    readonly records: readonly WaitingRecord[];
    readonly named: ReadonlyMap<Volume, Warn>;
  }[] {
    const titles = new Set([...this.#byTitle.keys(), ...this.#named.keys()]);
    const taken = Array.from(titles, (title) => ({
      title,
      records: this.#byTitle.get(title) ?? [],
      named: this.#named.get(title) ?? new Map<Volume, Warn>(),
    }));
    this.#byTitle.clear();
    this.#named.clear();
    return taken;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
