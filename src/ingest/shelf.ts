import { normalizeTitle } from '../paper/identifiers.ts';
import { contradict, mergeIntoEdited, mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/schema.ts';
import { canonical } from '../store/digest.ts';
import type { StoreEntry } from '../store/store.ts';

/** A paper while ingest runs: what the store holds of it, and what it has become. */
export interface Volume {
  /** As it stands on disk; absent for a paper that is yet to be written. */
  stored?: StoreEntry;
  /** Whether the store did not have it when the run began. */
  readonly isNew: boolean;
  paper: Paper;
  /** How many records of this run were found to be this paper. */
  records: number;
  changed: boolean;
  written: boolean;
  /** Whether a file that cannot be read stands where the paper belongs. */
  blocked?: true;
}

/** All papers, found by any id they have or had, and by their normalised title. */
export class Shelf {
  readonly #byId = new Map<string, Volume>();
  readonly #byTitle = new Map<string, Set<Volume>>();
  readonly #volumes = new Set<Volume>();
  readonly #absorbed = new Set<Volume>();

  /** Every paper on the shelf. */
  get volumes(): ReadonlySet<Volume> {
    return this.#volumes;
  }

  /** Puts a paper of the store on the shelf. */
  addStored(stored: StoreEntry): void {
    this.#enter({ isNew: false, stored, paper: stored.paper, records: 0, changed: false, written: false });
  }

  /** The paths of files whose papers have become part of another since the last call. */
  takeAbsorbed(): string[] {
    const paths = [...this.#absorbed].flatMap(({ stored }) => (stored === undefined ? [] : [stored.path]));
    this.#absorbed.clear();
    return paths;
  }

  /**
   * Finds the paper that a record describes and unites the two, or adds a new paper.
   * @returns what stands in the way, where two files turn out to hold one paper and a person wrote in both.
   */
  shelve(record: Paper): string | undefined {
    const matches = this.#matches(record);
    const [volume, other] = matches;
    if (volume === undefined) {
      const fresh: Volume = { isNew: true, paper: record, records: 1, changed: true, written: false };
      this.#enter(fresh);
      return undefined;
    }
    volume.records++;
    this.#unite(volume, record);
    if (other === undefined) return undefined;
    if (isHandwritten(other)) {
      return `${volume.paper.id} and ${other.paper.id} are one paper, but a person wrote in the latter's file.`;
    }
    this.#unite(volume, other.paper);
    volume.records += other.records;
    this.#remove(other);
    this.#enter(volume);
    this.#absorbed.add(other);
    return undefined;
  }

  #matches(record: Paper): Volume[] {
    const found = new Set<Volume>();
    for (const id of [record.id, ...(record.aliases ?? [])]) {
      const volume = this.#byId.get(id);
      if (volume !== undefined) found.add(volume);
    }
    const sameTitle = [...(this.#byTitle.get(normalizeTitle(record.title)) ?? [])]
      .filter(
        (volume) =>
          !contradict(volume.paper, record) && ![...found].some((one) => contradict(one.paper, volume.paper)),
      )
      .sort((a, b) => (a.paper.id < b.paper.id ? -1 : 1));
    for (const volume of sameTitle.slice(0, 1)) found.add(volume);
    return [...found];
  }

  #unite(volume: Volume, record: Paper): void {
    const edited = volume.stored?.edited === true;
    const merged = edited ? mergeIntoEdited(volume.paper, record) : mergePapers(volume.paper, record);
    if (canonical(merged) === canonical(volume.paper)) return;
    volume.paper = merged;
    volume.changed = true;
    volume.written = false;
    this.#enter(volume);
  }

  #enter(volume: Volume): void {
    this.#volumes.add(volume);
    for (const id of [volume.paper.id, ...(volume.paper.aliases ?? [])]) {
      // A paper's own id is never taken from it by another's alias.
      if (id === volume.paper.id || !this.#byId.has(id)) this.#byId.set(id, volume);
    }
    const key = normalizeTitle(volume.paper.title);
    const sharing = this.#byTitle.get(key) ?? new Set();
    this.#byTitle.set(key, sharing.add(volume));
  }

  #remove(volume: Volume): void {
    this.#volumes.delete(volume);
    for (const [id, other] of this.#byId) if (other === volume) this.#byId.delete(id);
    for (const sharing of this.#byTitle.values()) sharing.delete(volume);
  }
}

function isHandwritten({ stored }: Volume): boolean {
  if (stored === undefined) return false;
  return (
    stored.edited ||
    stored.notes !== '' ||
    Object.keys(stored.extras).length > 0 ||
    stored.paper.topics !== undefined
  );
}
