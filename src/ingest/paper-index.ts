import { isDeepStrictEqual } from 'node:util';
import { idFromDoi } from '../paper/identifiers/derived-ids.ts';
import { isTitleId, mergeIntoEdited, mergePapers } from '../paper/merge/merge.ts';
import { disagreements, distinctId, titleKey } from '../paper/merge/record-matching.ts';
import type { Paper } from '../paper/schema.ts';
import { continued, isMachineWritten } from '../store/document.ts';
import { readPaperFile } from '../store/store.ts';
import { Volume } from './paper-entry.ts';
import { Waiting, type Warn } from './pending-records.ts';

/** All papers, found by any id they have or had, by their DOI, and by their title. */
export class Shelf {
  readonly #contentDir: string;
  readonly #byKey = new Map<string, Volume>();
  readonly #byDoi = new Map<string, Set<Volume>>();
  readonly #byTitle = new Map<string, Set<Volume>>();
  readonly #volumes = new Set<Volume>();
  /** Those that are in hand: what a flush has to look at. */
  readonly #inHand = new Set<Volume>();
  readonly #absorbed: string[] = [];
  readonly #waiting = new Waiting();

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

  /** The records and papers of which {@link settle} will say what they are. */
  get waiting(): Waiting {
    return this.#waiting;
  }

  /** The paper that has or had an id. */
  withId(id: string): Volume | undefined {
    return this.#byKey.get(id);
  }

  /** The papers that have been seen with a DOI. */
  withDoi(doi: string): Set<Volume> {
    const known = this.#byKey.get(idFromDoi(doi));
    return new Set([...(this.#byDoi.get(doi) ?? []), ...(known === undefined ? [] : [known])]);
  }

  /** The papers that have been seen under a title, by its key. */
  withTitle(key: string): Iterable<Volume> {
    return this.#byTitle.get(key) ?? [];
  }

  /** Puts a paper on the shelf, or a known one where its ids and its titles now belong. */
  add(volume: Volume): void {
    this.#volumes.add(volume);
    for (const doi of volume.dois) entryOf(this.#byDoi, doi).add(volume);
    for (const key of volume.keys) {
      // A paper's own id is never taken from it by another's alias.
      if (!key.startsWith('doi:') && (key === volume.id || !this.#byKey.has(key)))
        this.#byKey.set(key, volume);
    }
    for (const title of volume.titles) entryOf(this.#byTitle, title).add(volume);
    if (volume.held !== undefined) this.#inHand.add(volume);
  }

  /** Takes a paper off the shelf; its file stays until it is taken away as absorbed. */
  remove(volume: Volume): void {
    this.#volumes.delete(volume);
    this.#inHand.delete(volume);
    for (const key of volume.keys) if (this.#byKey.get(key) === volume) this.#byKey.delete(key);
    for (const doi of volume.dois) this.#byDoi.get(doi)?.delete(volume);
    for (const title of volume.titles) this.#byTitle.get(title)?.delete(volume);
  }

  /** The paths of files whose papers have become part of another since the last call. */
  takeAbsorbed(): string[] {
    return this.#absorbed.splice(0);
  }

  /**
   * Finds the paper whose own identifier a record has and unites the two. What has none waits until every record is
   * there, since a DOI may stand on several works and a title alone says little: `settle` finds its paper.
   * @param warn told what a person should know, now or later: sources that contradict each other, say.
   * @returns the paper, or what stands for it until it is found: its `final`.
   * @throws {StoreError} where a paper's file has become unreadable since the run began.
   */
  async shelve(record: Paper, warn: Warn): Promise<Volume> {
    const [volume, ...others] = await this.handwrittenFirst(this.#identified(record));
    if (volume === undefined) return this.#shelveNew(record, warn);
    volume.records++;
    await this.unite(volume, record, warn);
    for (const other of others) await this.absorb(volume, other, warn);
    this.#waiting.note(record, volume, warn);
    return volume;
  }

  #shelveNew(record: Paper, warn: Warn): Volume {
    const volume = Volume.found(record);
    volume.records = 1;
    if (isKnownByDoi(record)) this.#waiting.addByDoi({ record, volume, warn });
    else if (isTitleId(record.id)) this.#waiting.addByTitle({ record, volume, warn });
    else {
      volume.unsettled =
        this.#waiting.isNamed(record) || (this.#byTitle.get(titleKey(record))?.size ?? 0) > 0;
      this.add(volume);
      this.#waiting.note(record, volume, warn);
    }
    return volume;
  }

  /** The papers with an identifier of the record's that no other paper can have. */
  #identified(record: Paper): Volume[] {
    const ownIds = [record.id, ...(record.aliases ?? [])].filter((id) => !id.startsWith('doi-'));
    // What told the paper apart from others of its title tells it again.
    const ids = isTitleId(record.id) ? [distinctId(record)] : ownIds;
    if (record.doi === undefined && record.id.startsWith('doi-')) ids.push(record.id);
    return [...new Set(ids.flatMap((id) => this.#byKey.get(id) ?? []))];
  }

  /** Unites a record with its paper, and says on what the two differ. */
  async unite(volume: Volume, given: Paper, warn?: Warn): Promise<void> {
    await this.#complete(volume, given, warn);
    const paper = await this.paperOf(volume);
    const record = withIdOf(paper, given);
    volume.learn({ titles: [titleKey(record)], dois: record.doi === undefined ? [] : [record.doi] });
    this.add(volume);
    // The record that was written: nothing comes of uniting a paper with itself.
    if (!volume.misplaced && isDeepStrictEqual(paper, record)) return;
    for (const what of disagreements(paper, record)) warn?.(`The sources differ on ${paper.id}: ${what}.`);
    const edited = volume.held?.stored?.edited === true;
    const merged = edited ? mergeIntoEdited(paper, record) : mergePapers(paper, record);
    // A file that does not stand where it belongs is put right when a record of its paper comes by.
    if (volume.misplaced && volume.held !== undefined) volume.held.unwritten = true;
    if (isDeepStrictEqual(merged, paper)) return;
    volume.take(merged);
    this.add(volume);
  }

  /** Makes one paper of two, unless a person wrote in the other's file. */
  async absorb(volume: Volume, other: Volume, warn: Warn): Promise<void> {
    const paper = await this.paperOf(other);
    if (await this.isHandwritten(other)) {
      const what = `${volume.id} and ${other.id} are one paper, but a person wrote in the latter's file.`;
      warn(`${what} Unite the two files by hand.`);
      return;
    }
    this.remove(other);
    await this.unite(volume, paper);
    this.replace(other, volume);
  }

  /** Lets a paper that has been found stand for another, whose file goes. */
  replace(other: Volume, volume: Volume): void {
    volume.records += other.records;
    volume.learn(other);
    this.add(volume);
    other.partOf = volume;
    if (other.path !== undefined) this.#absorbed.push(other.path);
  }

  /** Of papers that are one, those in whose files a person wrote come first: the others may become a part of them. */
  async handwrittenFirst(volumes: readonly Volume[]): Promise<readonly Volume[]> {
    if (volumes.length < 2) return volumes;
    const marked = await Promise.all(
      volumes.map(async (volume) => ({ volume, isFirst: await this.isHandwritten(volume) })),
    );
    return marked.toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst)).map(({ volume }) => volume);
  }

  /** Whether a paper's file holds anything that Broadsheet did not write: no such file is ever removed. */
  async isHandwritten(volume: Volume): Promise<boolean> {
    this.#inHand.add(volume);
    const { stored } = await volume.open(this.#contentDir);
    if (stored === undefined) return false;
    if (stored.paper.topics !== undefined || stored.paper.hidden !== undefined) return true;
    return !isMachineWritten(await readPaperFile(this.#contentDir, stored.path), stored.paper);
  }

  /** Takes a paper off the shelf and its file out of the store, unless a person wrote in it. @returns whether it did. */
  async drop(volume: Volume): Promise<boolean> {
    if (await this.isHandwritten(volume)) return false;
    this.remove(volume);
    if (volume.path !== undefined) this.#absorbed.push(volume.path);
    return true;
  }

  /** Completes a file that was cut off inside its abstract, where the record has the rest. */
  async #complete(volume: Volume, record: Paper, warn?: Warn): Promise<void> {
    const { stored } = await volume.open(this.#contentDir);
    if (stored === undefined || !stored.edited || volume.held === undefined) return;
    const text = await readPaperFile(this.#contentDir, stored.path);
    const whole = continued(stored, text, record.abstract.trim());
    if (whole === undefined) return;
    volume.held.stored = { ...stored, ...whole };
    volume.take(whole.paper);
    const lines = text.replace(/\0+$/u, '').split('\n');
    const place = `${stored.path}:${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
    warn?.(`The file was cut off at ${place}. The rest of its abstract was written again from the source.`);
  }

  /** A paper of the shelf, in hand from now on. @throws {StoreError} where its file has become unreadable. */
  async paperOf(volume: Volume): Promise<Paper> {
    this.#inHand.add(volume);
    return (await volume.open(this.#contentDir)).paper;
  }
}

/** Whether a record has nothing but its DOI to be known by, which other works may have too. */
function isKnownByDoi({ id, doi }: Paper): boolean {
  return doi !== undefined && id.startsWith('doi-');
}

/** A record whose DOI is not what its paper is known by, since others have it too, has the paper's own id. */
function withIdOf(paper: Paper, record: Paper): Paper {
  const isShared = isTitleId(paper.id) && record.id.startsWith('doi-') && paper.doi === record.doi;
  return isShared || (isTitleId(record.id) && distinctId(record) === paper.id)
    ? { ...record, id: paper.id }
    : record;
}

function entryOf(map: Map<string, Set<Volume>>, key: string): Set<Volume> {
  const known = map.get(key) ?? new Set();
  map.set(key, known);
  return known;
}
