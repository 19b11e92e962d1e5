import { isDeepStrictEqual } from 'node:util';
import { idFromDoi } from '../paper/identifiers/derived-ids.ts';
import { isTitleId, mergeIntoEdited, mergePapers } from '../paper/merge/merge.ts';
import { disagreements, distinctId, titleMatchKey } from '../paper/merge/record-matching.ts';
import type { Paper } from '../paper/schema.ts';
import { completeTruncated, isMachineWritten } from '../store/document.ts';
import { readPaperFile } from '../store/store.ts';
import { byFile, PaperEntry, replacedIdOf } from './paper-entry.ts';
import { PendingRecords, type Warn } from './pending-records.ts';

/** An index of all papers of the store and of this run: by every id that they have or had, by DOI and by title. */
export class PaperIndex {
  readonly #contentDir: string;
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
    this.#contentDir = contentDir;
  }

  /** Every paper of the index. */
  get entries(): ReadonlySet<PaperEntry> {
    return this.#entries;
  }

  /** Every loaded paper. The writer removes a paper from the set once it has been written. */
  get loaded(): Set<PaperEntry> {
    return this.#loaded;
  }

  /** The records that {@link resolvePending} will resolve, and the papers that were matched by others. */
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
  findByTitle(key: string): Iterable<PaperEntry> {
    return this.#byTitle.get(key) ?? [];
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

  /**
   * Merges a record into the paper with the same identifier, or inserts a new paper. A record that has only a DOI or a
   * title is pending until `resolvePending`, since several works may share either.
   * @param warn called now or later, for example if sources contradict each other.
   * @returns the entry of the paper; of a pending record a provisional one, whose `survivor` is the paper in the end.
   * @throws {StoreError} if a paper's file has become unreadable since the run began.
   */
  async upsert(record: Paper, warn: Warn): Promise<PaperEntry> {
    const [entry, ...others] = await this.userEditedFirst(this.#findByIdentifier(record));
    if (entry === undefined) return this.#insertOrDefer(record, warn);
    entry.recordCount++;
    await this.merge(entry, record, warn);
    for (const other of others) await this.mergeDuplicate(entry, other, warn);
    this.#pending.noteMatch(record, entry, warn);
    return entry;
  }

  #insertOrDefer(record: Paper, warn: Warn): PaperEntry {
    const entry = PaperEntry.create(record);
    entry.recordCount = 1;
    if (isIdentifiedByDoi(record)) this.#pending.addByDoi({ record, entry, warn });
    else if (isTitleId(record.id)) this.#pending.addByTitle({ record, entry, warn });
    else {
      entry.isPending =
        this.#pending.hasPending(record) || (this.#byTitle.get(titleMatchKey(record))?.size ?? 0) > 0;
      this.add(entry);
      this.#pending.noteMatch(record, entry, warn);
    }
    return entry;
  }

  /** The papers that have an identifier of the record which is unique to one paper. */
  #findByIdentifier(record: Paper): PaperEntry[] {
    const ownIds = [record.id, ...(record.aliases ?? [])].filter((id) => !id.startsWith('doi-'));
    // The id by which an earlier run distinguished the paper from others of its title.
    const ids = isTitleId(record.id) ? [distinctId(record)] : ownIds;
    if (record.doi === undefined && record.id.startsWith('doi-')) ids.push(record.id);
    return [...new Set(ids.flatMap((id) => this.#byKey.get(id) ?? []))];
  }

  /** Merges a record into a paper, and warns where the two contradict each other. */
  async merge(entry: PaperEntry, given: Paper, warn?: Warn): Promise<void> {
    await this.#repairTruncated(entry, given, warn);
    const paper = await this.loadPaper(entry);
    const record = withIdOf(paper, given);
    const { stored } = entry.loaded ?? {};
    const replaced = entry.isMisplaced && stored !== undefined ? replacedIdOf(stored) : undefined;
    if (replaced !== undefined) warn?.(`A person has given ${replaced} the id ${paper.id}, which it keeps.`);
    entry.addNames({ titles: [titleMatchKey(record)], dois: record.doi === undefined ? [] : [record.doi] });
    this.add(entry);
    // The paper is exactly this record already.
    if (!entry.isMisplaced && isDeepStrictEqual(paper, record)) return;
    for (const what of disagreements(paper, record)) warn?.(`The sources differ on ${paper.id}: ${what}.`);
    const edited = entry.loaded?.stored?.edited === true;
    const merged = edited ? mergeIntoEdited(paper, record) : mergePapers(paper, record);
    // A misplaced file is moved when a record of its paper is read.
    if (entry.isMisplaced && entry.loaded !== undefined) entry.loaded.isDirty = true;
    if (isDeepStrictEqual(merged, paper)) return;
    entry.update(merged);
    this.add(entry);
    // A run that is killed before it has compared the two must not leave them as if they had been compared.
    if (this.#hasNamesake(entry) || this.#pending.hasPending(record)) entry.isPending = true;
  }

  /** Whether another paper has or had a title or DOI of this one. */
  #hasNamesake({ titles, dois }: PaperEntry): boolean {
    return (
      titles.some((title) => (this.#byTitle.get(title)?.size ?? 0) > 1) ||
      dois.some((doi) => (this.#byDoi.get(doi)?.size ?? 0) > 1)
    );
  }

  /** Merges another entry of the same paper into this one, unless a person edited the other's file. */
  async mergeDuplicate(entry: PaperEntry, other: PaperEntry, warn: Warn): Promise<void> {
    const paper = await this.loadPaper(other);
    if (await this.hasUserEdits(other)) {
      const [one, two] = [entry, other].map(({ id, path }) => (entry.id === other.id ? path : id));
      const what = `${one} and ${two} are one paper, but a person has edited the file of ${two}.`;
      warn(`${what} Merge the two files by hand.`);
      return;
    }
    this.remove(other);
    await this.merge(entry, paper);
    this.redirect(other, entry);
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
    const { stored } = await entry.load(this.#contentDir);
    if (stored === undefined) return false;
    if (stored.paper.topics !== undefined || stored.paper.hidden !== undefined) return true;
    return !isMachineWritten(await readPaperFile(this.#contentDir, stored.path), stored.paper);
  }

  /** Removes a paper and its file, unless a person wrote in it. @returns whether it was removed. */
  async drop(entry: PaperEntry): Promise<boolean> {
    if (await this.hasUserEdits(entry)) return false;
    this.remove(entry);
    if (entry.path !== undefined) this.#removedFiles.set(entry.path, entry);
    return true;
  }

  /** Completes a file that was cut off inside its abstract, if the record has the rest. */
  async #repairTruncated(entry: PaperEntry, record: Paper, warn?: Warn): Promise<void> {
    const { stored } = await entry.load(this.#contentDir);
    if (stored === undefined || !stored.edited || entry.loaded === undefined) return;
    const text = await readPaperFile(this.#contentDir, stored.path);
    const whole = completeTruncated(stored, text, record.abstract.trim());
    if (whole === undefined) return;
    entry.loaded.stored = { ...stored, ...whole };
    entry.update(whole.paper);
    const lines = text.replace(/\0+$/u, '').split('\n');
    const place = `${stored.path}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
    warn?.(`The file was cut off at ${place}. The rest of its abstract was written again from the source.`);
  }

  /** Loads a paper. @throws {StoreError} if its file has become unreadable. */
  async loadPaper(entry: PaperEntry): Promise<Paper> {
    this.#loaded.add(entry);
    return (await entry.load(this.#contentDir)).paper;
  }
}

/** Whether an entry is found by a key rather than the present holder: an alias never replaces another paper's own id. */
function isHolder(entry: PaperEntry, key: string, holder: PaperEntry | undefined): boolean {
  if (holder === undefined) return true;
  return key === entry.id && (holder.id !== key || byFile(entry, holder) <= 0);
}

/** Whether a record is identified by its DOI alone, which other works may have too. */
function isIdentifiedByDoi({ id, doi }: Paper): boolean {
  return doi !== undefined && id.startsWith('doi-');
}

/** The record with the id of its paper, if the paper has an id of its own because others share its DOI or title. */
function withIdOf(paper: Paper, record: Paper): Paper {
  const isShared = isTitleId(paper.id) && record.id.startsWith('doi-') && paper.doi === record.doi;
  return isShared || (isTitleId(record.id) && distinctId(record) === paper.id)
    ? { ...record, id: paper.id }
    : record;
}

function setFor(map: Map<string, Set<PaperEntry>>, key: string): Set<PaperEntry> {
  const known = map.get(key) ?? new Set();
  map.set(key, known);
  return known;
}
