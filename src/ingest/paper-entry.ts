import { titleMatchKey } from '../paper/merge/record-matching.ts';
import type { Paper } from '../paper/schema.ts';
import { pathOf, readEntry, type StoreEntry } from '../store/store.ts';
import type { Fingerprint } from './fingerprint.ts';

/** What an earlier run left of its knowledge of a paper's file. */
export interface FileState {
  readonly fingerprint: Fingerprint;
  readonly keys: readonly string[];
  readonly titles: readonly string[];
}

/** A paper in hand, while something may still be united with it. */
interface LoadedPaper {
  paper: Paper;
  /** As it stands on disk; absent for a paper that is yet to be written. */
  stored?: StoreEntry;
  /** Whether its file has yet to be written, or moved to where it belongs. */
  isDirty: boolean;
}

/**
 * What ingest knows of a paper while it runs. The paper itself is in hand only between a record that names it and the
 * next time the store is written, so that memory holds what papers are found by and not the papers.
 */
export class PaperEntry {
  /** What it is found by: every id it has or had, its own first, and its DOI. */
  keys: readonly string[];
  /** The key of every title that it has been seen under: merging may change it. */
  titles: readonly string[];
  /** Every DOI that it has been seen with: merging may change it. */
  dois: readonly string[];
  /** Where its file stands; `undefined` before it is written. */
  path: string | undefined;
  /** How many records of this run were found to be this paper. */
  recordCount = 0;
  /** Whether the store did not have it when the run began. */
  isNew = false;
  isChanged = false;
  /** Whether a run that came to its end has left it so: what it told apart was compared. */
  isFromState = false;
  /** Whether a record of this run gave it a title that it did not have. */
  hasNewTitle = false;
  /** Whether a file that cannot be read stands where the paper belongs. */
  isBlocked = false;
  /** Whether its file does not stand where it belongs: a run was killed between moving and writing it. */
  isMisplaced = false;
  /** Whether another paper may yet turn out to be the same, so that it is too early to write it. */
  isPending = false;
  /** The stamp of its file as it was read or written. */
  fingerprint: Fingerprint | undefined;
  /** The paper that this one has become a part of. */
  mergedInto: PaperEntry | undefined;
  loaded: LoadedPaper | undefined;

  private constructor(keys: readonly string[], titles: readonly string[], path?: string) {
    this.keys = keys;
    this.titles = titles;
    this.dois = doisIn(keys);
    this.path = path;
  }

  /** A paper that the store does not have. */
  static create(paper: Paper): PaperEntry {
    const entry = new PaperEntry(keysOf(paper), [titleMatchKey(paper)]);
    entry.isNew = true;
    entry.update(paper);
    return entry;
  }

  /** A paper of the store that has just been read. */
  static fromStore({ paper, path }: StoreEntry, fingerprint: Fingerprint | undefined): PaperEntry {
    const entry = new PaperEntry(keysOf(paper), [titleMatchKey(paper)], path);
    entry.fingerprint = fingerprint;
    entry.isMisplaced = path !== pathOf(paper);
    return entry;
  }

  /** A paper of the store that an earlier run read, and whose file is as it was. */
  static fromState(path: string, { fingerprint, keys, titles }: FileState): PaperEntry {
    const entry = new PaperEntry(keys, titles, path);
    entry.fingerprint = fingerprint;
    entry.isFromState = true;
    return entry;
  }

  get id(): string {
    return this.keys[0] ?? '';
  }

  /** Whether its file is there and says what is known of the paper. */
  get isSaved(): boolean {
    return this.path !== undefined && !this.isMisplaced && !this.isBlocked && this.loaded?.isDirty !== true;
  }

  /** The paper that this one is, or has become a part of. */
  get survivor(): PaperEntry {
    return this.mergedInto?.survivor ?? this;
  }

  /** The paper, from its file unless it is in hand. @throws {StoreError} where the file has become unreadable. */
  async load(contentDir: string): Promise<LoadedPaper> {
    if (this.loaded !== undefined) return this.loaded;
    if (this.path === undefined) throw new Error(`The paper ${this.id} is neither in hand nor in the store.`);
    const stored = await readEntry(contentDir, this.path);
    this.loaded = { paper: stored.paper, stored, isDirty: false };
    return this.loaded;
  }

  /** Takes another state of the paper, which is to be written. */
  update(paper: Paper): void {
    this.loaded = { ...this.loaded, paper, isDirty: true };
    this.keys = keysOf(paper);
    this.addNames({ titles: [titleMatchKey(paper)], dois: doisIn(this.keys) });
    this.isChanged = true;
  }

  /** Takes note of what else a record or another entry calls the paper, so that it is found by it. */
  addNames({ titles, dois }: { readonly titles: readonly string[]; readonly dois: readonly string[] }): void {
    if (titles.some((title) => !this.titles.includes(title))) {
      this.titles = [...new Set([...this.titles, ...titles])];
      this.hasNewTitle = true;
    }
    if (dois.some((doi) => !this.dois.includes(doi))) this.dois = [...new Set([...this.dois, ...dois])];
  }
}

/** What a paper is found by: every id it has or had, its own first, and its DOI. */
export function keysOf({ id, aliases = [], doi }: Paper): string[] {
  return [id, ...aliases, ...(doi === undefined ? [] : [`doi:${doi}`])];
}

function doisIn(keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith('doi:')).map((key) => key.slice('doi:'.length));
}
