import { basename } from 'node:path';
import { idFromFileName } from '../../paper/identifiers/identifiers.ts';
import { isStrongerId } from '../../paper/merge/id-strength.ts';
import { byCodeUnits } from '../../paper/merge/merge-strategies.ts';
import { titleMatchKey } from '../../paper/merge/record-matching.ts';
import type { Paper } from '../../paper/schema.ts';
import { pathOf, readEntry, type StoreEntry } from '../../store/store.ts';
import type { Fingerprint } from '../fingerprint.ts';

/** The state of a paper's file at the end of an earlier run. */
export interface FileState {
  readonly fingerprint: Fingerprint;
  readonly keys: readonly string[];
  readonly titles: readonly string[];
  /** Every DOI that the paper or one of its records had. */
  readonly dois: readonly string[];
}

/** A paper in memory, while records may still be merged into it. */
interface LoadedPaper {
  paper: Paper;
  /** The paper as it is on disk; absent if it has not been written yet. */
  stored?: StoreEntry;
  /** Whether its file has to be written or moved to its correct path. */
  isDirty: boolean;
}

/**
 * The index entry of one paper. The paper itself is loaded when the first record matches it, and unloaded by
 * the next flush, so memory holds the keys of all papers but not the papers.
 */
export class PaperEntry {
  /** Its keys in the index: every id that it has or had, its own first, and its DOI as `doi:…`. */
  keys: readonly string[];
  /** The match key of every title that it or one of its records had. */
  titles: readonly string[];
  /** Every DOI that it or one of its records had. */
  dois: readonly string[];
  /** The path of its file below the content folder; `undefined` before it is written. */
  path: string | undefined;
  /** How many records of this run are this paper. */
  recordCount = 0;
  /** Whether it was not in the store when the run began. */
  isNew = false;
  isChanged = false;
  /**
   * The DOIs that it and its records had in earlier runs, which compared it with all papers of these DOIs. Since it is
   * still a paper of its own, others that have one of them are different papers.
   */
  comparedDois: readonly string[] = [];
  /** Whether a record of this run gave it a title that it did not have. */
  hasNewTitle = false;
  /** Whether its file could not be written: another file is in its place, or the file system refused. */
  isBlocked = false;
  /**
   * Whether its file is not at the path for its id and day: a run was killed between moving and writing it.
   */
  isMisplaced = false;
  /** Whether a pending record may be the same paper, so that it must not be written yet. */
  isPending = false;
  /** The fingerprint of its file when it was read or written. */
  fingerprint: Fingerprint | undefined;
  /** The paper that this one was merged into. */
  mergedInto: PaperEntry | undefined;
  loaded: LoadedPaper | undefined;

  private constructor(keys: readonly string[], titles: readonly string[], path?: string) {
    this.keys = keys;
    this.titles = titles;
    this.dois = doisIn(keys);
    this.path = path;
  }

  /** An entry for a paper that is not in the store. */
  static create(paper: Paper): PaperEntry {
    const entry = new PaperEntry(keysOf(paper), [titleMatchKey(paper)]);
    entry.isNew = true;
    entry.update(paper);
    return entry;
  }

  /** An entry for a paper whose file has just been read. */
  static fromStore(stored: StoreEntry, fingerprint: Fingerprint | undefined): PaperEntry {
    const { path } = stored;
    const paper = withReplacedId(stored);
    const entry = new PaperEntry(keysOf(paper), [titleMatchKey(paper)], path);
    entry.fingerprint = fingerprint;
    entry.isMisplaced = path !== pathOf(paper);
    return entry;
  }

  /** An entry for a paper whose file has not changed since the last run. */
  static fromState(path: string, { fingerprint, keys, titles, dois }: FileState): PaperEntry {
    const entry = new PaperEntry(keys, titles, path);
    entry.fingerprint = fingerprint;
    entry.comparedDois = dois;
    return entry;
  }

  get id(): string {
    return this.keys[0] ?? '';
  }

  /** Whether its file is at its path and up to date. */
  get isSaved(): boolean {
    return this.path !== undefined && !this.isMisplaced && !this.isBlocked && this.loaded?.isDirty !== true;
  }

  /** This entry, or the one that it was merged into, directly or indirectly. */
  get survivor(): PaperEntry {
    return this.mergedInto?.survivor ?? this;
  }

  /** The paper, read from its file unless it is loaded. @throws {StoreError} if the file has become unreadable. */
  async load(contentDir: string): Promise<LoadedPaper> {
    if (this.loaded !== undefined) return this.loaded;
    if (this.path === undefined) throw new Error(`The paper ${this.id} is neither loaded nor in the store.`);
    const stored = await readEntry(contentDir, this.path);
    this.loaded = { paper: withReplacedId(stored), stored, isDirty: false };
    return this.loaded;
  }

  /** Replaces the paper and marks it to be written. */
  update(paper: Paper): void {
    this.loaded = { ...this.loaded, paper, isDirty: true };
    this.keys = keysOf(paper);
    this.addNames({ titles: [titleMatchKey(paper)], dois: doisIn(this.keys) });
    this.isChanged = true;
  }

  /** Adds titles and DOIs that a record or another entry of the paper had. */
  addNames({ titles, dois }: { readonly titles: readonly string[]; readonly dois: readonly string[] }): void {
    if (titles.some((title) => !this.titles.includes(title))) {
      this.titles = [...new Set([...this.titles, ...titles])];
      this.hasNewTitle = true;
    }
    if (dois.some((doi) => !this.dois.includes(doi))) this.dois = [...new Set([...this.dois, ...dois])];
  }
}

/**
 * The id that a person replaced by a weaker one in the front matter: the file still has its name. `undefined` if there is none. A
 * weaker id that no person chose is only in a file that nobody has edited.
 */
export function replacedIdOf({ paper, path, edited }: StoreEntry): string | undefined {
  const named = idFromFileName(basename(path, '.md'));
  if (!edited || paper.aliases?.includes(named) === true) return undefined;
  return isStrongerId(named, paper.id) ? named : undefined;
}

/**
 * Sorts entries of one paper by their files, by the names of the files and then by path. What else is in the files must not decide which of
 * them gets a record, since a run that is killed may have written it.
 */
export function byFile(a: PaperEntry, b: PaperEntry): number {
  return rankOfName(a) - rankOfName(b) || byCodeUnits(a.path ?? '', b.path ?? '');
}

/**
 * First a file with a former name of the paper: a run that merged another paper into it was killed before it moved the file to the place of
 * the other one. Last a file with any other name than that of the paper, such as a copy that a file manager made.
 */
const NAMES = ['former', 'own', 'other'] as const;

function rankOfName(entry: PaperEntry): number {
  return NAMES.indexOf(nameOf(entry));
}

/** Whether the file of a paper has a former id of the paper as its name, its own one, or another text. A new file gets its own one. */
export function nameOf({ id, keys, path }: PaperEntry): (typeof NAMES)[number] {
  if (path === undefined) return 'own';
  const name = idFromFileName(basename(path, '.md'));
  if (name === id) return 'own';
  return keys.includes(name) ? 'former' : 'other';
}

/** The stored paper with the id that a person replaced as an alias, so that its source still finds it and its address still works. */
function withReplacedId(stored: StoreEntry): Paper {
  const { paper } = stored;
  const replaced = replacedIdOf(stored);
  return replaced === undefined ? paper : { ...paper, aliases: [...(paper.aliases ?? []), replaced].sort() };
}

/** The index keys of a paper: every id that it has or had, its own first, and its DOI as `doi:…`. */
export function keysOf({ id, aliases = [], doi }: Paper): string[] {
  return [id, ...aliases, ...(doi === undefined ? [] : [`doi:${doi}`])];
}

function doisIn(keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith('doi:')).map((key) => key.slice('doi:'.length));
}
