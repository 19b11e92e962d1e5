import { idFromDoi } from '../../paper/identifiers/derived-ids.ts';
import type { Paper } from '../../paper/schema.ts';
import { isMachineWritten } from '../../store/document.ts';
import { readPaperFile } from '../../store/store.ts';
import { byFile, type PaperEntry } from './paper-entry.ts';
import { PendingRecords } from './pending-records.ts';

/** An index of all papers of the store and of this run: by every id that they have or had, by DOI and by title. */
export class PaperIndex {
  /** The content folder. */
  readonly contentDir: string;
  readonly #byKey = new Map<string, PaperEntry>();
  readonly #byDoi = new Map<string, Set<PaperEntry>>();
  readonly #byComparedDoi = new Map<string, Set<PaperEntry>>();
  readonly #byTitle = new Map<string, Set<PaperEntry>>();
  readonly #entries = new Set<PaperEntry>();
  /** The loaded papers, which a flush has to look at. */
  readonly #loaded = new Set<PaperEntry>();
  readonly #removedFiles = new Map<string, PaperEntry>();
  readonly #pending = new PendingRecords();

  /** @param contentDir the content folder, from which papers are loaded when needed. */
  constructor(contentDir: string) {
    this.contentDir = contentDir;
  }

  /** Every paper of the index. */
  get entries(): ReadonlySet<PaperEntry> {
    return this.#entries;
  }

  /** Every loaded paper. The writer removes a paper from the set once it has been written. */
  get loaded(): Set<PaperEntry> {
    return this.#loaded;
  }

  /** The records that `resolvePending` will resolve, and the papers that were matched by others. */
  get pending(): PendingRecords {
    return this.#pending;
  }

  /** The paper that has or had an id. */
  findById(id: string): PaperEntry | undefined {
    return this.#byKey.get(id);
  }

  /** The papers that have or had a DOI. */
  findByDoi(doi: string): Set<PaperEntry> {
    const known = this.#byKey.get(idFromDoi(doi));
    return new Set([...(this.#byDoi.get(doi) ?? []), ...(known === undefined ? [] : [known])]);
  }

  /** Whether an earlier run found that several papers share a DOI. Each of them may have another one in its file by now. */
  isKnownToBeShared(doi: string): boolean {
    return (this.#byComparedDoi.get(doi)?.size ?? 0) > 1;
  }

  /** The papers that have or had a title, by its match key. */
  findByTitle(key: string): ReadonlySet<PaperEntry> {
    return this.#byTitle.get(key) ?? new Set();
  }

  /** Adds a paper, or indexes a known one by its new ids, DOIs and titles. */
  add(entry: PaperEntry): void {
    this.#entries.add(entry);
    for (const doi of entry.dois) setFor(this.#byDoi, doi).add(entry);
    for (const doi of entry.comparedDois) setFor(this.#byComparedDoi, doi).add(entry);
    for (const key of entry.keys) {
      if (!key.startsWith('doi:') && isHolder(entry, key, this.#byKey.get(key))) this.#byKey.set(key, entry);
    }
    for (const title of entry.titles) setFor(this.#byTitle, title).add(entry);
    if (entry.loaded !== undefined) this.#loaded.add(entry);
  }

  /** Removes a paper from the index, but not its file. */
  remove(entry: PaperEntry): void {
    this.#entries.delete(entry);
    this.#loaded.delete(entry);
    for (const key of entry.keys) if (this.#byKey.get(key) === entry) this.#byKey.delete(key);
    for (const doi of entry.dois) this.#byDoi.get(doi)?.delete(entry);
    for (const doi of entry.comparedDois) this.#byComparedDoi.get(doi)?.delete(entry);
    for (const title of entry.titles) this.#byTitle.get(title)?.delete(entry);
  }

  /**
   * The paths of files to remove since the last call: those of duplicates that were merged, and of dropped papers. A file is kept for a later
   * call until `isReady` says that the paper into which it was merged has been written.
   */
  drainRemovedFiles(isReady: (survivor: PaperEntry) => boolean): string[] {
    const ready = [...this.#removedFiles].filter(([, { survivor }]) => isReady(survivor));
    for (const [path] of ready) this.#removedFiles.delete(path);
    return ready.map(([path]) => path);
  }

  /** Whether the file at a path is that of a duplicate that was merged into a paper. */
  isMergedFile(path: string, entry: PaperEntry): boolean {
    return this.#removedFiles.get(path)?.survivor === entry;
  }

  /** Whether the file at a path is that of a dropped paper. */
  isDroppedFile(path: string): boolean {
    const paper = this.#removedFiles.get(path)?.survivor;
    return paper !== undefined && !this.#entries.has(paper);
  }

  /** Whether another paper has or had a title or DOI of this one. */
  hasNamesake({ titles, dois }: PaperEntry): boolean {
    return (
      titles.some((title) => (this.#byTitle.get(title)?.size ?? 0) > 1) ||
      dois.some((doi) => (this.#byDoi.get(doi)?.size ?? 0) > 1)
    );
  }

  /** Makes one entry the survivor of another, whose file is removed. */
  redirect(other: PaperEntry, entry: PaperEntry): void {
    entry.recordCount += other.recordCount;
    entry.addNames(other);
    entry.comparedDois = [...new Set([...entry.comparedDois, ...other.comparedDois])];
    this.add(entry);
    other.mergedInto = entry;
    if (other.path !== undefined) this.#removedFiles.set(other.path, other);
  }

  /** Sorts entries of one paper so that those with user edits come first: the others can be merged into them. */
  async userEditedFirst(entries: readonly PaperEntry[]): Promise<readonly PaperEntry[]> {
    if (entries.length < 2) return entries;
    const marked = await Promise.all(
      entries.map(async (entry) => ({ entry, isFirst: await this.hasUserEdits(entry) })),
    );
    return marked.toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst)).map(({ entry }) => entry);
  }

  /** Whether a paper's file holds anything that Broadsheet did not write: no such file is ever removed. */
  async hasUserEdits(entry: PaperEntry): Promise<boolean> {
    this.#loaded.add(entry);
    const { stored } = await entry.load(this.contentDir);
    if (stored === undefined) return false;
    if (stored.paper.topics !== undefined || stored.paper.hidden !== undefined) return true;
    return !isMachineWritten(await readPaperFile(this.contentDir, stored.path), stored.paper);
  }

  /** Removes a paper and its file, unless a person wrote in it. @returns whether it was removed. */
  async drop(entry: PaperEntry): Promise<boolean> {
    if (await this.hasUserEdits(entry)) return false;
    this.remove(entry);
    if (entry.path !== undefined) this.#removedFiles.set(entry.path, entry);
    return true;
  }

  /** Loads a paper. @throws {StoreError} if its file has become unreadable. */
  async loadPaper(entry: PaperEntry): Promise<Paper> {
    this.#loaded.add(entry);
    return (await entry.load(this.contentDir)).paper;
  }
}

/** Whether an entry is found by a key rather than the present holder: an alias never replaces another paper's own id. */
function isHolder(entry: PaperEntry, key: string, holder: PaperEntry | undefined): boolean {
  if (holder === undefined) return true;
  return key === entry.id && (holder.id !== key || byFile(entry, holder) <= 0);
}

function setFor(map: Map<string, Set<PaperEntry>>, key: string): Set<PaperEntry> {
  const known = map.get(key) ?? new Set();
  map.set(key, known);
  return known;
}
