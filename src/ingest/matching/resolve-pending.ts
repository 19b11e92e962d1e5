import { mergePapers } from '../../paper/merge/merge.ts';
import { byCodeUnits } from '../../paper/merge/merge-strategies.ts';
import {
  canBeSamePaper,
  disagreements,
  distinctId,
  titleMatchKey,
} from '../../paper/merge/record-matching.ts';
import { sameAuthors } from '../../paper/merge/same-people.ts';
import type { Paper } from '../../paper/schema.ts';
import { problemOf } from '../../store/store-error.ts';
import { byRank, type Candidate, clustersOf } from './linkage.ts';
import { mergeDuplicate, mergeRecord } from './merge-record.ts';
import { byFile, type PaperEntry } from './paper-entry.ts';
import type { PaperIndex } from './paper-index.ts';
import type { PendingRecord, UnresolvedRecord, Warn } from './pending-records.ts';
import { resolveDois } from './shared-dois.ts';

/** A paper or a pending record, among others of its title. */
interface Member extends Candidate {
  readonly entry: PaperEntry;
  /** Absent for a paper of the index. */
  readonly pending?: PendingRecord;
  readonly warn?: Warn | undefined;
}

/**
 * Finds the paper of each pending record, after all records have been read: the paper of another record, a paper of the
 * store, or a new one. The order of the records does not matter.
 * @returns the records that could not be resolved.
 */
export async function resolvePending(index: PaperIndex): Promise<UnresolvedRecord[]> {
  // DOIs first: if several works share one, its records are then resolved by title.
  const failed = await resolveDois(index);
  for (const { name: title, records, matched } of index.pending.drainByTitle()) {
    try {
      await resolveTitle(index, title, records, matched);
    } catch (error) {
      const problem = problemOf(error, `“${records[0]?.record.title ?? title}”`);
      failed.push(...records.map(({ record }) => ({ error: problem, record })));
    }
  }
  for (const entry of index.loaded) entry.isPending = false;
  return failed;
}

async function resolveTitle(
  index: PaperIndex,
  title: string,
  records: readonly PendingRecord[],
  named: ReadonlyMap<PaperEntry, Warn>,
): Promise<void> {
  const warnOf = new Map(Array.from(named, ([entry, warn]) => [entry.survivor, warn]));
  // Merging may have changed the title of a paper, so it is not found by the title of its record.
  const entries = new Set(index.findByTitle(title));
  for (const entry of warnOf.keys()) if (index.entries.has(entry)) entries.add(entry);
  for (const { record } of records) {
    const holder = index.findById(record.id);
    if (holder !== undefined) entries.add(holder);
  }
  if (records.length === 0 && entries.size < 2) return;
  const members: Member[] = records.map((pending) => ({
    paper: pending.record,
    entry: pending.entry,
    pending,
    warn: pending.warn,
    isUnchanged: false,
  }));
  for (const entry of entries) {
    const warn = warnOf.get(entry);
    const paper = await index.loadPaper(entry);
    members.push({ paper, entry, warn, isUnchanged: !entry.isChanged && !entry.hasNewTitle });
  }
  const clusters = clustersOf(members.toSorted(byRank), isSamePaperByTitle);
  const claims = countIds(clusters);
  for (const cluster of clusters) await resolveCluster(index, cluster.toSorted(byRank), claims);
}

/**
 * Whether records of one title are one paper. A common DOI means so, even a book's, unless the authors
 * differ.
 */
function isSamePaperByTitle(a: Paper, b: Paper): boolean {
  return (
    canBeSamePaper(a, b) ||
    (a.doi !== undefined && a.doi === b.doi && sameAuthors(a.authors, b.authors) !== false)
  );
}

/** How many clusters claim each id. */
function countIds(clusters: readonly (readonly Member[])[]): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  for (const cluster of clusters) {
    // A paper with the id `calendar-0123456789ab` shares the title of `calendar`.
    const ids = cluster.flatMap(({ paper }) => [paper.id, paper.id.replace(/-[0-9a-f]{12}$/u, '')]);
    for (const id of new Set(ids)) claims.set(id, (claims.get(id) ?? 0) + 1);
  }
  return claims;
}

async function resolveCluster(
  index: PaperIndex,
  cluster: readonly Member[],
  claims: ReadonlyMap<string, number>,
): Promise<void> {
  const pending = cluster.flatMap((member) => member.pending ?? []);
  const [home, ...others] = await index.userEditedFirst(storedEntries(cluster));
  if (home === undefined) {
    insertMerged(index, pending, claims);
    return;
  }
  const warn = cluster.find((member) => member.warn !== undefined)?.warn ?? (() => {});
  for (const other of others) await mergeDuplicate(index, home, other, warn);
  const { doi: ownDoi } = await index.loadPaper(home);
  for (const { record: given, entry, warn: tell } of pending) {
    const record = ownDoi === undefined ? given : withoutDoi(given);
    const holder = index.findById(record.id);
    const isItsOwn = (holder === undefined || holder === home) && claims.get(record.id) === 1;
    await mergeRecord(index, home, isItsOwn ? record : { ...record, id: home.id }, tell);
    index.redirect(entry, home);
  }
}

/** The record without its DOI: other works share it, so it must not replace the paper's own. */
function withoutDoi({ doi: _, ...record }: Paper): Paper {
  return record;
}

/** The indexed papers of a cluster: first the only one with a file, else the one with the best id. */
function storedEntries(cluster: readonly Member[]): PaperEntry[] {
  const indexed = cluster.filter(({ pending }) => pending === undefined);
  const papers = indexed.map(({ paper }) => paper);
  const [first] = papers;
  const best = first === undefined ? undefined : papers.reduce(mergePapers, first).id;
  const files = indexed.filter(({ entry }) => entry.path !== undefined);
  const place = ({ entry }: Member) =>
    (files.length === 1 && entry.path !== undefined ? -2 : 0) - (entry.id === best ? 1 : 0);
  return indexed
    .toSorted((a, b) => place(a) - place(b) || byFile(a.entry, b.entry))
    .map(({ entry }) => entry);
}

/** Inserts one new paper, merged from records, with an id that no other paper has. */
function insertMerged(
  index: PaperIndex,
  pending: readonly PendingRecord[],
  claims: ReadonlyMap<string, number>,
): void {
  const [first, ...rest] = pending.map(({ record }) => record);
  if (first === undefined) return;
  const isFree = (id: string) => claims.get(id) === 1 && index.findById(id) === undefined;
  const id = pending.map(({ record }) => record.id).toSorted(byCodeUnits)[0] ?? first.id;
  const withIds = [first, ...rest].map((record) => (isFree(record.id) ? record : { ...record, id }));
  const merged = withIds.reduce(mergePapers);
  const paper = isFree(id) ? merged : withUnusedId(index, merged);
  warnOfDisagreements(paper, pending);
  const home = pending.find(({ entry }) => entry.path !== undefined) ?? pending[0];
  if (home === undefined) return;
  home.entry.update(paper);
  index.add(home.entry);
  for (const other of pending) if (other !== home) index.redirect(other.entry, home.entry);
}

function withUnusedId(index: PaperIndex, paper: Paper): Paper {
  let id = distinctId(paper);
  while (index.findById(id) !== undefined) id = distinctId({ ...paper, id });
  return { ...paper, id };
}

function warnOfDisagreements(paper: Paper, pending: readonly PendingRecord[]): void {
  for (const { record, warn } of pending) {
    for (const what of disagreements(paper, record)) {
      if (titleMatchKey(paper) === titleMatchKey(record)) warn(`The sources differ on ${paper.id}: ${what}.`);
    }
  }
}
