import { idFromTitle } from '../paper/identifiers/derived-ids.ts';
import { contradict, isTitleId } from '../paper/merge/merge.ts';
import { bySpelling } from '../paper/merge/merge-strategies.ts';
import { areOneByDoi, titleKey } from '../paper/merge/record-matching.ts';
import type { Paper } from '../paper/schema.ts';
import { StoreError } from '../store/store-error.ts';
import { toWords } from '../text/markdown/markdown.ts';
import { byTrust } from './linkage.ts';
import type { Volume } from './paper-entry.ts';
import type { Shelf } from './paper-index.ts';
import type { Unsettled, WaitingRecord, Warn } from './pending-records.ts';

interface Member {
  readonly paper: Paper;
  readonly volume: Volume;
  /** The keys of the titles it has been seen under. */
  readonly titles: readonly string[];
  /** Absent for a paper that stands on the shelf. */
  readonly waiting?: WaitingRecord;
}

// A DOI that so many different titles have is nobody's.
const MANY = 50;

/**
 * Says which of the papers and records that have a DOI of this run are one. Where they are several, the DOI is that of the
 * book in which they stand, or of a template, and says nothing of any of them: its records wait for others of their title.
 */
export async function settleDois(shelf: Shelf): Promise<Unsettled[]> {
  const failed: Unsettled[] = [];
  for (const { name: doi, records, named } of shelf.waiting.takeDois()) {
    try {
      await settleDoi(shelf, doi, records, [...named.values()][0]);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      failed.push(...records.map(({ record }) => ({ error, record })));
    }
  }
  return failed;
}

async function settleDoi(
  shelf: Shelf,
  doi: string,
  records: readonly WaitingRecord[],
  warn = records[0]?.warn ?? (() => {}),
): Promise<void> {
  const volumes = [...shelf.withDoi(doi)];
  if (records.length === 0 && volumes.length < 2) return;
  const waiting: Member[] = records.map((one) => ({
    paper: one.record,
    volume: one.volume,
    titles: [titleKey(one.record)],
    waiting: one,
  }));
  const shelved: Member[] = [];
  for (const volume of volumes)
    shelved.push({ paper: await shelf.paperOf(volume), volume, titles: [...volume.titles] });
  const isKnown = isKnownToBeShared(shelved, doi);
  const members = [...waiting, ...shelved];
  const groups = isKnown ? byTitle(members) : groupsOf(members);
  if (groups.length === 1 && !isKnown) return settleGroup(shelf, waiting.toSorted(byTrust), shelved, warn);
  tell(doi, groups, warn);
  for (const { record, volume, warn: tellOf } of records) {
    const id = idFromTitle(toWords(record.title));
    shelf.waiting.addByTitle({ record: { ...record, id }, volume, warn: tellOf });
  }
}

/** Whether an earlier run has told papers of the DOI apart: else it would have known them by it. */
function isKnownToBeShared(shelved: readonly Member[], doi: string): boolean {
  const stored = shelved.filter(({ paper, volume }) => !volume.isNew && paper.doi === doi);
  const compared = stored.filter(({ volume }) => volume.isRemembered);
  return compared.length > 1 || (stored.length > 1 && stored.some(({ volume }) => isTitleId(volume.id)));
}

function byTitle(members: readonly Member[]): Member[][] {
  return [...Map.groupBy(members, ({ paper }) => titleKey(paper)).values()];
}

/** What agrees with each other, directly or by way of others. */
function groupsOf(members: readonly Member[]): Member[][] {
  const titled = byTitle(members);
  if (titled.length > MANY) return titled;
  return titled.reduce<Member[][]>((groups, members) => {
    const isNear = (group: Member[]) => group.some((one) => members.some((other) => agree(one, other)));
    const [near, far] = [groups.filter(isNear), groups.filter((group) => !isNear(group))];
    return [...far, [...near.flat(), ...members]];
  }, []);
}

function agree(a: Member, b: Member): boolean {
  if (contradict(a.paper, b.paper)) return false;
  return a.titles.some((title) => b.titles.includes(title)) || areOneByDoi(a.paper, b.paper);
}

/** Makes one paper of the records and papers of a DOI, unless the papers' own identifiers contradict each other. */
async function settleGroup(
  shelf: Shelf,
  waiting: readonly Member[],
  shelved: readonly Member[],
  warn: Warn,
): Promise<void> {
  const bySpelledId = shelved.toSorted((a, b) => bySpelling(a.volume.id, b.volume.id));
  const homes = await shelf.handwrittenFirst(bySpelledId.map(({ volume }) => volume));
  const titlesOf = new Map(shelved.map(({ volume, titles }) => [volume, titles]));
  const first = homes[0] ?? waiting[0]?.volume;
  if (first === undefined) return;
  if (homes.length === 0) shelf.add(first);
  for (const { paper, volume, titles, waiting: one } of waiting) {
    const home = homes.find((other) => titles.some((title) => titlesOf.get(other)?.includes(title))) ?? first;
    shelf.waiting.note(paper, home, one?.warn ?? warn);
    if (home === volume) continue;
    await shelf.unite(home, paper, one?.warn ?? warn);
    shelf.replace(volume, home);
  }
  for (const volume of homes) {
    if (volume !== first && !contradict(first, volume)) await shelf.absorb(first, volume, warn);
  }
}

function tell(doi: string, groups: readonly (readonly Member[])[], warn: Warn): void {
  const titles = groups.flatMap(([member]) => member?.paper.title ?? []).toSorted(bySpelling);
  const shown = titles.slice(0, 3).map((title) => `“${title}”`);
  const more = titles.length > shown.length ? ` and ${titles.length - shown.length} more` : '';
  warn(
    `The DOI ${doi} stands on ${shown.join(', ')}${more}, which agree in neither title nor author. They stay ${titles.length} papers. ` +
      'Such a DOI is that of a book or of a template: give each its own, or none.',
  );
}
