import { isDeepStrictEqual } from 'node:util';
import { disagreements, distinctId, mayBeOne, titleKey } from '../paper/agreement.ts';
import { contradict, isTitleId, mergeIntoEdited, mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/schema.ts';
import { continued, isMachineWritten } from '../store/document.ts';
import { readPaperFile } from '../store/store.ts';
import { keysOf, Volume } from './volume.ts';

/** All papers, found by any id they have or had, by their DOI, and by their title. */
export class Shelf {
  readonly #contentDir: string;
  readonly #byKey = new Map<string, Volume>();
  readonly #byTitle = new Map<string, Volume[]>();
  readonly #volumes = new Set<Volume>();
  /** Those that are in hand: what a flush has to look at. */
  readonly #inHand = new Set<Volume>();
  readonly #absorbed: string[] = [];

  /** @param contentDir the content folder that the papers on the shelf are read from when they are needed. */
  constructor(contentDir: string) {
    this.#contentDir = contentDir;
  }

  /** Every paper on the shelf. */
  get volumes(): ReadonlySet<Volume> {
    return this.#volumes;
  }

  /** Every paper in hand; whoever has written them lets them go. */
  get inHand(): Set<Volume> {
    return this.#inHand;
  }

  /** Puts a paper of the store on the shelf. */
  add(volume: Volume): void {
    this.#enter(volume);
  }

  /** The paths of files whose papers have become part of another since the last call. */
  takeAbsorbed(): string[] {
    return this.#absorbed.splice(0);
  }

  /**
   * Finds the paper that a record describes and unites the two, or adds a new paper.
   * @returns the paper, and what a person should know: sources that contradict each other, or two files that turn out
   * to hold one paper and cannot be united because a person wrote in both.
   * @throws {StoreError} where a paper's file has become unreadable since the run began.
   */
  async shelve(given: Paper): Promise<{ volume: Volume; warnings: string[] }> {
    const record = await this.#withOwnId(given);
    const [volume, other] = await this.#inOrder(await this.#matches(record));
    if (volume === undefined) {
      const found = Volume.found(record);
      found.records = 1;
      this.#enter(found);
      this.#inHand.add(found);
      return { volume: found, warnings: [] };
    }
    volume.records++;
    const paper = await this.#paperOf(volume);
    // The record that was written: nothing comes of uniting a paper with itself.
    const isKnown = other === undefined && !volume.misplaced && isDeepStrictEqual(paper, record);
    if (isKnown) return { volume, warnings: [] };
    const warnings = disagreements(paper, record).map(
      (what) => `The sources differ on ${paper.id}: ${what}.`,
    );
    warnings.push(...(await this.#complete(volume, record)));
    await this.#unite(volume, record);
    if (other !== undefined) warnings.push(...(await this.#absorb(volume, other)));
    return { volume, warnings };
  }

  /** Of two files with one paper, the one in which a person wrote comes first: the other may become a part of it. */
  async #inOrder(found: readonly Volume[]): Promise<readonly Volume[]> {
    const [volume, other, ...more] = found;
    if (volume === undefined || other === undefined) return found;
    const isSecond = (await this.#isHandwritten(other)) && !(await this.#isHandwritten(volume));
    return isSecond ? [other, volume, ...more] : found;
  }

  /** Whether a paper's file holds anything that Broadsheet did not write: no such file is ever removed. */
  async #isHandwritten(volume: Volume): Promise<boolean> {
    const { stored } = await volume.open(this.#contentDir);
    this.#inHand.add(volume);
    if (stored === undefined) return false;
    if (stored.paper.topics !== undefined || stored.paper.hidden !== undefined) return true;
    return !isMachineWritten(await readPaperFile(this.#contentDir, stored.path), stored.paper);
  }

  /** Completes a file that was cut off inside its abstract, where the record has the rest. @returns what was done. */
  async #complete(volume: Volume, record: Paper): Promise<string[]> {
    const { stored } = await volume.open(this.#contentDir);
    if (stored === undefined || !stored.edited || volume.held === undefined) return [];
    const text = await readPaperFile(this.#contentDir, stored.path);
    const whole = continued(stored, text, record.abstract.trim());
    if (whole === undefined) return [];
    volume.held.stored = { ...stored, ...whole };
    volume.take(whole.paper);
    const lines = text.replace(/\0+$/u, '').split('\n');
    const place = `${stored.path}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
    return [`The file was cut off at ${place}. The rest of its abstract was written again from the source.`];
  }

  /** Takes a paper off the shelf and its file out of the store, unless a person wrote in it. @returns whether it did. */
  async drop(volume: Volume): Promise<boolean> {
    if (await this.#isHandwritten(volume)) return false;
    this.#remove(volume);
    if (volume.path !== undefined) this.#absorbed.push(volume.path);
    return true;
  }

  async #absorb(volume: Volume, other: Volume): Promise<string[]> {
    const paper = await this.#paperOf(other);
    if (await this.#isHandwritten(other)) {
      const what = `${volume.id} and ${other.id} are one paper, but a person wrote in the latter's file.`;
      return [`${what} Unite the two files by hand.`];
    }
    await this.#unite(volume, paper);
    volume.records += other.records;
    this.#remove(other);
    this.#enter(volume);
    other.partOf = volume;
    if (other.path !== undefined) this.#absorbed.push(other.path);
    return [];
  }

  /** A record known by its title alone, told apart from another paper of the same title where they cannot be one. */
  async #withOwnId(record: Paper): Promise<Paper> {
    const holder = isTitleId(record.id) ? this.#byKey.get(record.id) : undefined;
    if (holder === undefined || mayBeOne(await this.#paperOf(holder), record)) return record;
    return { ...record, id: distinctId(record) };
  }

  async #matches(record: Paper): Promise<Volume[]> {
    const found = new Set<Volume>();
    for (const key of keysOf(record)) {
      const volume = this.#byKey.get(key);
      // A preprint and its sequel may name one DOI; an id is somebody's word that they are the same.
      const byDoi = key.startsWith('doi:');
      if (volume !== undefined && !(byDoi && contradict(volume, record))) found.add(volume);
    }
    const sameTitle: Volume[] = [];
    for (const volume of this.#byTitle.get(titleKey(record)) ?? []) {
      if (found.has(volume) || [record, ...found].some((one) => contradict(one, volume))) continue;
      if (mayBeOne(await this.#paperOf(volume), record)) sameTitle.push(volume);
    }
    sameTitle.sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const volume of sameTitle.slice(0, 1)) found.add(volume);
    return [...found];
  }

  async #unite(volume: Volume, record: Paper): Promise<void> {
    const paper = await this.#paperOf(volume);
    const edited = volume.held?.stored?.edited === true;
    const merged = edited ? mergeIntoEdited(paper, record) : mergePapers(paper, record);
    // A file that does not stand where it belongs is put right when a record of its paper comes by.
    if (volume.misplaced && volume.held !== undefined) volume.held.unwritten = true;
    if (isDeepStrictEqual(merged, paper)) return;
    volume.take(merged);
    this.#enter(volume);
  }

  async #paperOf(volume: Volume): Promise<Paper> {
    this.#inHand.add(volume);
    return (await volume.open(this.#contentDir)).paper;
  }

  #enter(volume: Volume): void {
    this.#volumes.add(volume);
    for (const key of volume.keys) {
      // A paper's own id is never taken from it by another's alias.
      if (key === volume.id || !this.#byKey.has(key)) this.#byKey.set(key, volume);
    }
    for (const title of volume.titles) {
      const sharing = this.#byTitle.get(title);
      if (sharing === undefined) this.#byTitle.set(title, [volume]);
      else if (!sharing.includes(volume)) sharing.push(volume);
    }
  }

  #remove(volume: Volume): void {
    this.#volumes.delete(volume);
    this.#inHand.delete(volume);
    for (const key of volume.keys) if (this.#byKey.get(key) === volume) this.#byKey.delete(key);
    for (const title of volume.titles) {
      const others = (this.#byTitle.get(title) ?? []).filter((one) => one !== volume);
      this.#byTitle.set(title, others);
    }
  }
}
