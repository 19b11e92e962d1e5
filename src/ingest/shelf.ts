import { isDeepStrictEqual } from 'node:util';
import { disagreements, distinctId, mayBeOne } from '../paper/agreement.ts';
import { normalizeTitle } from '../paper/identifiers.ts';
import { contradict, isTitleId, mergeIntoEdited, mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/schema.ts';
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

/** All papers, found by any id they have or had, by their DOI, and by their normalised title. */
export class Shelf {
  readonly #byId = new Map<string, Volume>();
  readonly #byTitle = new Map<string, Set<Volume>>();
  /** Every title under which a paper has been entered: merging may change it. */
  readonly #titles = new Map<Volume, Set<string>>();
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
   * @returns what a person should know: sources that contradict each other, or two files that turn out to hold one paper
   * and cannot be united because a person wrote in both.
   */
  shelve(given: Paper): string[] {
    const record = this.#withOwnId(given);
    const [volume, other] = this.#matches(record);
    if (volume === undefined) {
      this.#enter({ isNew: true, paper: record, records: 1, changed: true, written: false });
      return [];
    }
    volume.records++;
    const said = disagreements(volume.paper, record).map(
      (what) => `The sources differ on ${volume.paper.id}: ${what}.`,
    );
    this.#unite(volume, record);
    if (other === undefined) return said;
    if (isHandwritten(other)) {
      const what = `${volume.paper.id} and ${other.paper.id} are one paper, but a person wrote in the latter's file.`;
      return [...said, `${what} Unite the two files by hand.`];
    }
    this.#unite(volume, other.paper);
    volume.records += other.records;
    this.#remove(other);
    this.#enter(volume);
    this.#absorbed.add(other);
    return said;
  }

  /** A record known by its title alone, told apart from another paper of the same title where they cannot be one. */
  #withOwnId(record: Paper): Paper {
    const holder = isTitleId(record.id) ? this.#byId.get(record.id) : undefined;
    if (holder === undefined || mayBeOne(holder.paper, record)) return record;
    return { ...record, id: distinctId(record) };
  }

  #matches(record: Paper): Volume[] {
    const found = new Set<Volume>();
    for (const key of keysOf(record)) {
      const volume = this.#byId.get(key);
      // A preprint and its sequel may name one DOI; an id is somebody's word that they are the same.
      const byDoi = key.startsWith('doi:');
      if (volume !== undefined && !(byDoi && contradict(volume.paper, record))) found.add(volume);
    }
    const sameTitle = [...(this.#byTitle.get(normalizeTitle(record.title)) ?? [])]
      .filter((volume) => mayBeOne(volume.paper, record))
      .filter((volume) =>
        [record, ...[...found].map(({ paper }) => paper)].every((one) => !contradict(one, volume.paper)),
      )
      .sort((a, b) => (a.paper.id < b.paper.id ? -1 : 1));
    for (const volume of sameTitle.slice(0, 1)) found.add(volume);
    return [...found];
  }

  #unite(volume: Volume, record: Paper): void {
    const edited = volume.stored?.edited === true;
    const merged = edited ? mergeIntoEdited(volume.paper, record) : mergePapers(volume.paper, record);
    if (isDeepStrictEqual(merged, volume.paper)) return;
    volume.paper = merged;
    volume.changed = true;
    volume.written = false;
    this.#enter(volume);
  }

  #enter(volume: Volume): void {
    this.#volumes.add(volume);
    for (const key of keysOf(volume.paper)) {
      // A paper's own id is never taken from it by another's alias.
      if (key === volume.paper.id || !this.#byId.has(key)) this.#byId.set(key, volume);
    }
    const title = normalizeTitle(volume.paper.title);
    const sharing = this.#byTitle.get(title) ?? new Set();
    this.#byTitle.set(title, sharing.add(volume));
    const titles = this.#titles.get(volume) ?? new Set();
    this.#titles.set(volume, titles.add(title));
  }

  #remove(volume: Volume): void {
    this.#volumes.delete(volume);
    for (const key of keysOf(volume.paper)) if (this.#byId.get(key) === volume) this.#byId.delete(key);
    for (const title of this.#titles.get(volume) ?? []) this.#byTitle.get(title)?.delete(volume);
  }
}

/** What a paper can be found by: every id it has or had, and its DOI. */
function keysOf({ id, aliases = [], doi }: Paper): string[] {
  return [id, ...aliases, ...(doi === undefined ? [] : [`doi:${doi}`])];
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
