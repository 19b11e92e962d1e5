import { areOneByDoi, titleKey } from '../paper/agreement.ts';
import { idFromTitle } from '../paper/derived-ids.ts';
import { contradict, mergePapers } from '../paper/merge.ts';
import type { Paper } from '../paper/schema.ts';
import { bySpelling } from '../paper/settle.ts';
import { toWords } from '../text/markdown.ts';
import { byTrust } from './linkage.ts';
import type { Shelf } from './shelf.ts';
import type { Volume } from './volume.ts';
import type { WaitingRecord, Warn } from './waiting.ts';

interface Member {
  readonly paper: Paper;
  readonly volume: Volume;
  readonly waiting?: WaitingRecord;
}

// A DOI that so many different titles have is nobody's.
const MANY = 50;

/**
 * Says which of the papers and records that share a DOI are one. Where they are several, the DOI is that of the book in
 * which they stand, or of a template: none of them is known by it, but for a paper that was in the store before.
 */
export async function settleDois(shelf: Shelf): Promise<void> {
  for (const { doi, records, warn } of shelf.waiting.takeDois()) {
    const members: Member[] = records.map((waiting) => ({ ...waiting, paper: waiting.record, waiting }));
    for (const volume of shelf.withDoi(doi)) members.push({ paper: await shelf.paperOf(volume), volume });
    const groups = groupsOf(members);
    if (groups.length > 1) tell(doi, groups, warn);
    for (const group of groups) await settleGroup(shelf, group, groups.length > 1, warn);
  }
}

/** What agrees with each other, directly or by way of others. */
function groupsOf(members: readonly Member[]): Member[][] {
  const titled = [...Map.groupBy(members, ({ paper }) => titleKey(paper)).values()];
  if (titled.length > MANY) return titled;
  return titled.reduce<Member[][]>((groups, members) => {
    const isNear = (group: Member[]) => group.some((one) => members.some((other) => agree(one, other)));
    const [near, far] = [groups.filter(isNear), groups.filter((group) => !isNear(group))];
    return [...far, [...near.flat(), ...members]];
  }, []);
}

function agree({ paper: a }: Member, { paper: b }: Member): boolean {
  return !contradict(a, b) && areOneByDoi(a, b);
}

async function settleGroup(
  shelf: Shelf,
  group: readonly Member[],
  isShared: boolean,
  warn: Warn,
): Promise<void> {
  const stays = ({ volume, waiting }: Member) =>
    waiting === undefined && !(isShared && volume.isNew && volume.id.startsWith('doi-'));
  const homes = group.filter(stays).toSorted((a, b) => bySpelling(a.volume.id, b.volume.id));
  const others = group.filter((member) => !stays(member)).toSorted(byTrust);
  const [first] = homes;
  if (first === undefined) return letWait(shelf, others, isShared, warn);
  for (const { paper, volume, waiting } of others) {
    const title = titleKey(paper);
    const home = homes.find((one) => one.volume.titles.includes(title)) ?? first;
    await shelf.unite(
      home.volume,
      isShared ? { ...paper, id: home.volume.id } : paper,
      waiting?.warn ?? warn,
    );
    if (waiting === undefined) shelf.remove(volume);
    shelf.replace(volume, home.volume);
  }
  for (const { volume } of homes.slice(1)) {
    if (!contradict(first.volume, volume)) await shelf.absorb(first.volume, volume, warn);
  }
}

/** Lets a paper wait under its title that cannot be known by a DOI which it shares. */
function letWait(shelf: Shelf, members: readonly Member[], isShared: boolean, warn: Warn): void {
  const [first, ...rest] = members;
  if (first === undefined) return;
  for (const { volume, waiting } of members) if (waiting === undefined) shelf.remove(volume);
  const merged = rest.reduce((paper, member) => mergePapers(paper, member.paper), first.paper);
  const id = isShared ? idFromTitle(toWords(merged.title)) : merged.id;
  const record = { ...merged, id };
  // Whatever has a file stays the one that has.
  const home = members.find(({ volume }) => volume.path !== undefined)?.volume ?? first.volume;
  home.take(record);
  for (const { volume } of members) if (volume !== home) shelf.replace(volume, home);
  if (isShared) shelf.waiting.addByTitle({ record, volume: home, warn: first.waiting?.warn ?? warn });
  else shelf.add(home);
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
