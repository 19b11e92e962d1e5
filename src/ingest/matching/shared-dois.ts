import { idFromTitle } from '../../paper/identifiers/derived-ids.ts';
import { isTitleId } from '../../paper/merge/id-strength.ts';
import { haveConflictingIds } from '../../paper/merge/merge.ts';
import { byCodeUnits } from '../../paper/merge/merge-strategies.ts';
import { isSamePaperByDoi, titleMatchKey } from '../../paper/merge/record-matching.ts';
import type { Paper } from '../../paper/schema.ts';
import { problemOf } from '../../store/store-error.ts';
import { toWords } from '../../text/markdown/to-text.ts';
import { byRank } from './linkage.ts';
import { mergeDuplicate, mergeRecord } from './merge-record.ts';
import { byFile, type PaperEntry } from './paper-entry.ts';
import type { PaperIndex } from './paper-index.ts';
import type { PendingRecord, UnresolvedRecord, Warn } from './pending-records.ts';

interface Member {
  readonly paper: Paper;
  readonly entry: PaperEntry;
  /** The match keys of its titles. */
  readonly titles: readonly string[];
  /** Absent for a paper of the index. */
  readonly pending?: PendingRecord;
}

// With more titles than this, a DOI identifies none of them, and comparing all pairs would take too long.
const MANY_TITLES = 50;

/**
 * Decides which papers and records of one DOI are one paper. If they are several, the DOI belongs to their book or to a
 * publisher's template and identifies none of them: its records are then resolved by their titles.
 * @returns the records that could not be resolved.
 */
export async function resolveDois(index: PaperIndex): Promise<UnresolvedRecord[]> {
  const failed: UnresolvedRecord[] = [];
  for (const { name: doi, records, matched } of index.pending.drainByDoi()) {
    try {
      await resolveDoi(index, doi, records, [...matched.values()][0]);
    } catch (error) {
      const problem = problemOf(error, `“${records[0]?.record.title ?? doi}”`);
      failed.push(...records.map(({ record }) => ({ error: problem, record })));
    }
  }
  return failed;
}

async function resolveDoi(
  index: PaperIndex,
  doi: string,
  records: readonly PendingRecord[],
  warn = records[0]?.warn ?? (() => {}),
): Promise<void> {
  const entries = [...index.findByDoi(doi)];
  if (records.length === 0 && entries.length < 2) return;
  const pending: Member[] = records.map((one) => ({
    paper: one.record,
    entry: one.entry,
    titles: [titleMatchKey(one.record)],
    pending: one,
  }));
  const indexed: Member[] = [];
  for (const entry of entries)
    indexed.push({ paper: await index.loadPaper(entry), entry, titles: [...entry.titles] });
  const isKnown = index.isKnownToBeShared(doi) || isSharedInStore(indexed, doi);
  const members = [...pending, ...indexed];
  const groups = isKnown ? byTitle(members) : groupAgreeing(members);
  if (groups.length === 1 && !isKnown) return mergeGroup(index, pending.toSorted(byRank), indexed, warn);
  warnOfSharedDoi(doi, groups, warn);
  for (const { record, entry, warn: tellOf } of records) {
    const id = idFromTitle(toWords(record.title));
    index.pending.addByTitle({ record: { ...record, id }, entry, warn: tellOf });
  }
}

/** Whether the store says that several papers share the DOI, also if the state of the earlier run is lost. */
function isSharedInStore(indexed: readonly Member[], doi: string): boolean {
  const stored = indexed.filter(({ paper, entry }) => !entry.isNew && paper.doi === doi);
  return stored.length > 1 && stored.some(({ entry }) => isTitleId(entry.id));
}

function byTitle(members: readonly Member[]): Member[][] {
  return [...Map.groupBy(members, ({ paper }) => titleMatchKey(paper)).values()];
}

/** Groups members that agree with each other, directly or through others. */
function groupAgreeing(members: readonly Member[]): Member[][] {
  const titled = byTitle(members);
  if (titled.length > MANY_TITLES) return titled;
  return titled.reduce<Member[][]>((groups, members) => {
    const isNear = (group: Member[]) => group.some((one) => members.some((other) => agree(one, other)));
    const [near, far] = [groups.filter(isNear), groups.filter((group) => !isNear(group))];
    return [...far, [...near.flat(), ...members]];
  }, []);
}

function agree(a: Member, b: Member): boolean {
  if (haveConflictingIds(a.paper, b.paper)) return false;
  return a.titles.some((title) => b.titles.includes(title)) || isSamePaperByDoi(a.paper, b.paper);
}

/** Merges the records and papers of a DOI into one paper, except papers whose own ids conflict. */
async function mergeGroup(
  index: PaperIndex,
  pending: readonly Member[],
  indexed: readonly Member[],
  warn: Warn,
): Promise<void> {
  const byId = indexed.toSorted((a, b) => byCodeUnits(a.entry.id, b.entry.id) || byFile(a.entry, b.entry));
  const homes = await index.userEditedFirst(byId.map(({ entry }) => entry));
  const titlesOf = new Map(indexed.map(({ entry, titles }) => [entry, titles]));
  const first = homes[0] ?? pending[0]?.entry;
  if (first === undefined) return;
  if (homes.length === 0) index.add(first);
  for (const { paper, entry, titles, pending: one } of pending) {
    const home = homes.find((other) => titles.some((title) => titlesOf.get(other)?.includes(title))) ?? first;
    index.pending.noteMatch(paper, home, one?.warn ?? warn);
    if (home === entry) continue;
    await mergeRecord(index, home, paper, one?.warn ?? warn);
    index.redirect(entry, home);
  }
  for (const entry of homes) {
    if (entry !== first && !haveConflictingIds(first, entry)) await mergeDuplicate(index, first, entry, warn);
  }
}

function warnOfSharedDoi(doi: string, groups: readonly (readonly Member[])[], warn: Warn): void {
  const titles = groups.flatMap(([member]) => member?.paper.title ?? []).toSorted(byCodeUnits);
  const shown = titles.slice(0, 3).map((title) => `“${title}”`);
  const more = titles.length > shown.length ? ` and ${titles.length - shown.length} more` : '';
  warn(
    `The DOI ${doi} stands on ${shown.join(', ')}${more}, which share neither title nor author. They stay ${titles.length} papers. ` +
      'It is probably the DOI of their book or of a template: give each paper its own DOI, or none.',
  );
}
