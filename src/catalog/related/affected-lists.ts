import type { TermNumber } from '../terms/term-hash.ts';
import { type DayChange, dayChange, type PaperWeights } from './day-changes.ts';
import { type DayTerms, forEachPostingList, paperOfEntry } from './day-terms.ts';
import { roundedCount } from './inverse-document-frequency.ts';
import { InvertedIndex } from './inverted-index.ts';
import type { KeptDays } from './kept-days.ts';
import { percolate } from './percolator.ts';
import { firstMonthOfWindow, type RelatedDay, type RelatedDays } from './related-days.ts';
import type { DayLists } from './related-lists.ts';
import { SlidingWindow } from './sliding-window.ts';

/** If more papers than these have changed, most lists have, too. */
const MAX_CHANGED_PAPERS = 200;

/** What is read to find affected lists. */
interface Source {
  readonly days: RelatedDays;
  readonly kept: KeptDays;
  readonly termsOf: (day: RelatedDay) => DayTerms;
}

/**
 * The positions of the papers of each of some days, oldest first, whose lists may differ from those of the former build; all papers of a
 * day whose former lists are not known. The other ones are the same, to the last digit of a similarity.
 *
 * A list stays the same unless its paper has changed, the idf of one of the paper's terms has, or a changed paper is or was similar
 * enough to be compared with the paper.
 */
export function affectedLists(
  due: readonly RelatedDay[],
  source: Source,
): Map<RelatedDay, readonly number[]> {
  const changes = changedDays(
    due.filter(({ name }) => source.kept.former.get(name) !== undefined),
    source,
  );
  const index = new InvertedIndex(changes && termsOfChanges([...changes.values()]));
  const window = new SlidingWindow(source.days, index, (day) => index.add(source.termsOf(day)));
  const affected = new Map<RelatedDay, readonly number[]>();
  for (const day of due) {
    const lists = changes && source.kept.formerListsOf(day);
    let positions: readonly number[] | undefined;
    if (changes !== undefined && lists !== undefined) {
      window.moveTo(day);
      positions = affectedBy(changesIn(day, changes), { day, lists, terms: source.termsOf(day), index });
    }
    affected.set(day, positions ?? [...day.papers.keys()]);
  }
  return affected;
}

/**
 * The changes of the days in the windows of due days that the former build had, by the names of the days; `undefined` if they are too many, or
 * not known. A new day is in none of these windows, however many papers it has.
 */
function changedDays(
  due: readonly RelatedDay[],
  { days, kept, termsOf }: Source,
): ReadonlyMap<string, DayChange> | undefined {
  const { former } = kept;
  const changes = new Map<string, DayChange>();
  const [first, last] = [due[0], due.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const start = firstMonthOfWindow(first.name);
  const names = new Set([...former.all, ...days.dated].map(({ name }) => name));
  let papers = 0;
  for (const name of names) {
    if (name < start || name > last.name) continue;
    const [before, now] = [former.get(name), days.get(name)];
    if (now !== undefined && before?.digest === days.digestOf(now)) continue;
    const formerTerms = before && kept.formerTermsOf(before);
    if (before !== undefined && formerTerms === undefined) return undefined;
    const change = dayChange(formerTerms, now && termsOf(now));
    papers += change.removed.length + change.added.length;
    if (papers > MAX_CHANGED_PAPERS) return undefined;
    changes.set(name, change);
  }
  return changes;
}

interface DayToCheck {
  readonly day: RelatedDay;
  readonly lists: DayLists;
  readonly terms: DayTerms;
  /** The window of the day, with at least the terms of all changed papers. */
  readonly index: InvertedIndex;
}

/** The positions of affected papers; `undefined` if the idf of all terms has changed. */
function affectedBy(
  { removed, added, positions }: DayChange,
  { day, lists, terms, index }: DayToCheck,
): number[] | undefined {
  const before = index.papers + removed.length - added.length;
  if (roundedCount(before) !== roundedCount(index.papers)) return undefined;
  const affected = new Set(positions);
  const further = new Map<TermNumber, number>();
  for (const paper of removed) for (const term of paper.keys()) count(further, term, 1);
  for (const paper of added) for (const term of paper.keys()) count(further, term, -1);
  const postings = new Map<TermNumber, Uint32Array>();
  forEachPostingList(terms, new Set(further.keys()), (term, entries) => postings.set(term, entries));
  for (const [term, entries] of postings)
    if (index.idf(term) !== index.idf(term, further.get(term)))
      for (const entry of entries) affected.add(paperOfEntry(entry));
  const bounds = day.papers.map(({ id }) => lists.get(id)?.bounds);
  for (const [position, known] of bounds.entries()) if (known === undefined) affected.add(position);
  for (const paper of [...removed, ...added])
    for (const position of percolate(paper, { postings, bounds, idf: (term) => index.idf(term) }))
      affected.add(position);
  return [...affected].sort((a, b) => a - b);
}

/** The changes of all days in the window of a day. The positions are those of changed papers of the day itself. */
function changesIn(day: RelatedDay, changes: ReadonlyMap<string, DayChange>): DayChange {
  const start = firstMonthOfWindow(day.name);
  const within = [...changes]
    .filter(([name]) => name >= start && name <= day.name)
    .map(([, change]) => change);
  return {
    removed: within.flatMap(({ removed }) => removed),
    added: within.flatMap(({ added }) => added),
    positions: changes.get(day.name)?.positions ?? [],
  };
}

function termsOfChanges(changes: readonly Pick<DayChange, 'removed' | 'added'>[]): Set<TermNumber> {
  const papers: PaperWeights[] = changes.flatMap(({ removed, added }) => [...removed, ...added]);
  return new Set(papers.flatMap((paper) => [...paper.keys()]));
}

function count(counts: Map<TermNumber, number>, term: TermNumber, number: number): void {
  counts.set(term, (counts.get(term) ?? 0) + number);
}
