import { mergePapers } from '../paper/merge/merge.ts';
import { bySpelling } from '../paper/merge/merge-strategies.ts';
import { disagreements, distinctId, mayBeOne, titleKey } from '../paper/merge/record-matching.ts';
import { sameAuthors } from '../paper/merge/same-people.ts';
import type { Paper } from '../paper/schema.ts';
import { StoreError } from '../store/store-error.ts';
import { byTrust, type Candidate, clustersOf } from './linkage.ts';
import type { Volume } from './paper-entry.ts';
import type { Shelf } from './paper-index.ts';
import type { Unsettled, WaitingRecord, Warn } from './pending-records.ts';
import { settleDois } from './shared-dois.ts';

/** A paper or a waiting record among others of its title. */
interface Member extends Candidate {
  readonly volume: Volume;
  /** Absent for a paper that stands on the shelf. */
  readonly waiting?: WaitingRecord;
  readonly warn?: Warn | undefined;
}

/**
 * Says of every record that waits which paper it is, now that all are there: another record's, one of the store, or a new
 * one. The order in which they came has no part in it.
 */
export async function settle(shelf: Shelf): Promise<Unsettled[]> {
  // Which DOIs several works share is known before anything is matched by a title.
  const failed = await settleDois(shelf);
  for (const { name: title, records, named } of shelf.waiting.takeTitles()) {
    try {
      await settleTitle(shelf, title, records, named);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      failed.push(...records.map(({ record }) => ({ error, record })));
    }
  }
  for (const volume of shelf.inHand) volume.unsettled = false;
  return failed;
}

async function settleTitle(
  shelf: Shelf,
  title: string,
  records: readonly WaitingRecord[],
  named: ReadonlyMap<Volume, Warn>,
): Promise<void> {
  const warnOf = new Map(Array.from(named, ([volume, warn]) => [volume.final, warn]));
  // Its records may have other titles than a paper has in the end.
  const volumes = new Set(shelf.withTitle(title));
  for (const volume of warnOf.keys()) if (shelf.volumes.has(volume)) volumes.add(volume);
  for (const { record } of records) {
    const holder = shelf.withId(record.id);
    if (holder !== undefined) volumes.add(holder);
  }
  if (records.length === 0 && volumes.size < 2) return;
  const members: Member[] = records.map((waiting) => ({
    paper: waiting.record,
    volume: waiting.volume,
    waiting,
    warn: waiting.warn,
    isAtRest: false,
  }));
  for (const volume of volumes) {
    const warn = warnOf.get(volume);
    const paper = await shelf.paperOf(volume);
    members.push({ paper, volume, warn, isAtRest: !volume.changed && !volume.renamed });
  }
  const clusters = clustersOf(members.toSorted(byTrust), areOneByTitle);
  const claims = claimsOf(clusters);
  for (const cluster of clusters) await settleCluster(shelf, cluster.toSorted(byTrust), claims);
}

/** Whether records of one title are one paper: a DOI that both have, be it their book's, says so where they name the same people. */
function areOneByTitle(a: Paper, b: Paper): boolean {
  return (
    mayBeOne(a, b) || (a.doi !== undefined && a.doi === b.doi && sameAuthors(a.authors, b.authors) !== false)
  );
}

/** How many of the papers would be known by an id that is made of the title. */
function claimsOf(clusters: readonly (readonly Member[])[]): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  for (const cluster of clusters) {
    // `calendar-0123456789ab` once had to share `calendar`.
    const ids = cluster.flatMap(({ paper }) => [paper.id, paper.id.replace(/-[0-9a-f]{12}$/u, '')]);
    for (const id of new Set(ids)) claims.set(id, (claims.get(id) ?? 0) + 1);
  }
  return claims;
}

async function settleCluster(
  shelf: Shelf,
  cluster: readonly Member[],
  claims: ReadonlyMap<string, number>,
): Promise<void> {
  const waiting = cluster.flatMap((member) => member.waiting ?? []);
  const [home, ...others] = await shelf.handwrittenFirst(homesIn(cluster));
  if (home === undefined) {
    shelveTogether(shelf, waiting, claims);
    return;
  }
  const warn = cluster.find((member) => member.warn !== undefined)?.warn ?? (() => {});
  for (const other of others) await shelf.absorb(home, other, warn);
  const { doi: ownDoi } = await shelf.paperOf(home);
  for (const { record: given, volume, warn: tell } of waiting) {
    const record = ownDoi === undefined ? given : withoutDoi(given);
    const holder = shelf.withId(record.id);
    const isItsOwn = (holder === undefined || holder === home) && claims.get(record.id) === 1;
    await shelf.unite(home, isItsOwn ? record : { ...record, id: home.id }, tell);
    shelf.replace(volume, home);
  }
}

/** A record that waited for its title: the DOI it may have is shared, and no match for a paper's own. */
function withoutDoi({ doi: _, ...record }: Paper): Paper {
  return record;
}

/** The papers of a cluster that stand on the shelf: the one that has a file first, else the one with the best id. */
function homesIn(cluster: readonly Member[]): Volume[] {
  const shelved = cluster.filter(({ waiting }) => waiting === undefined);
  const papers = shelved.map(({ paper }) => paper);
  const [first] = papers;
  const best = first === undefined ? undefined : papers.reduce(mergePapers, first).id;
  const files = shelved.filter(({ volume }) => volume.path !== undefined);
  const place = ({ volume }: Member) =>
    (files.length === 1 && volume.path !== undefined ? -2 : 0) - (volume.id === best ? 1 : 0);
  return shelved.toSorted((a, b) => place(a) - place(b)).map(({ volume }) => volume);
}

/** Makes one new paper of records, with an id that is its own. */
function shelveTogether(
  shelf: Shelf,
  waiting: readonly WaitingRecord[],
  claims: ReadonlyMap<string, number>,
): void {
  const [first, ...rest] = waiting.map(({ record }) => record);
  if (first === undefined) return;
  const isFree = (id: string) => claims.get(id) === 1 && shelf.withId(id) === undefined;
  const id = waiting.map(({ record }) => record.id).toSorted(bySpelling)[0] ?? first.id;
  const withIds = [first, ...rest].map((record) => (isFree(record.id) ? record : { ...record, id }));
  const merged = withIds.reduce(mergePapers);
  const paper = isFree(id) ? merged : withOwnId(shelf, merged);
  tellDisagreements(paper, waiting);
  const home = waiting.find(({ volume }) => volume.path !== undefined) ?? waiting[0];
  if (home === undefined) return;
  home.volume.take(paper);
  shelf.add(home.volume);
  for (const other of waiting) if (other !== home) shelf.replace(other.volume, home.volume);
}

function withOwnId(shelf: Shelf, paper: Paper): Paper {
  let id = distinctId(paper);
  while (shelf.withId(id) !== undefined) id = distinctId({ ...paper, id });
  return { ...paper, id };
}

function tellDisagreements(paper: Paper, waiting: readonly WaitingRecord[]): void {
  for (const { record, warn } of waiting) {
    for (const what of disagreements(paper, record)) {
      if (titleKey(paper) === titleKey(record)) warn(`The sources differ on ${paper.id}: ${what}.`);
    }
  }
}
