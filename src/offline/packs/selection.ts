import type { PackInfo } from './pack-manifest.ts';

/** What a reader wants to have on the device. */
export interface Selection {
  /** All papers; or else those of the months and of the newest days. */
  readonly isEverything: boolean;
  /** Months, `YYYY-MM`. */
  readonly months: readonly string[];
  /** So many of the newest days that have papers, which are kept up to date. */
  readonly newestDays: number;
  /** The pages that list topics, authors and trends. */
  readonly lists: boolean;
  readonly search: boolean;
}

/** Nothing is wanted. */
export const NOTHING_SELECTED: Selection = {
  isEverything: false,
  months: [],
  newestDays: 0,
  lists: false,
  search: true,
};

/** Whether a selection has any papers. */
export function hasPapers({ isEverything, months, newestDays }: Selection): boolean {
  return isEverything || months.length > 0 || newestDays > 0;
}

/** The packs that a selection needs, in the order in which they are downloaded: the newest pages first, the lists last. */
export function packsFor(selection: Selection, packs: readonly PackInfo[]): PackInfo[] {
  if (!hasPapers(selection)) return [];
  const since = newestSince(selection.newestDays, packs);
  const isWanted = ({ days }: PackInfo) =>
    selection.isEverything ||
    (days !== undefined && (days[1] >= since || selection.months.some((month) => hasMonth(days, month))));
  const of = (kind: PackInfo['kind']) => packs.filter((pack) => pack.kind === kind);
  return [
    ...of('pages').filter(isWanted),
    ...(selection.search ? of('search').filter((pack) => pack.days === undefined || isWanted(pack)) : []),
    ...(selection.lists ? of('lists') : []),
  ];
}

/** The first day of packs with the newest days. The newest month has a pack for each day; older months have packs of several days. */
function newestSince(count: number, packs: readonly PackInfo[]): string {
  const firsts = packs.flatMap(({ kind, days }) => (kind === 'pages' && days !== undefined ? [days[0]] : []));
  const newest = [...new Set(firsts)].sort().toReversed();
  return count === 0 ? '9999' : (newest[Math.min(count, newest.length) - 1] ?? '9999');
}

function hasMonth([first, last]: readonly [string, string], month: string): boolean {
  return first.slice(0, 7) <= month && month <= last.slice(0, 7);
}

/** The months of the packs with pages, the newest first. */
export function monthsOf(packs: readonly PackInfo[]): string[] {
  const months = packs.flatMap(({ kind, days }) =>
    kind === 'pages' && days !== undefined ? days.map((day) => day.slice(0, 7)) : [],
  );
  return [...new Set(months)].sort().toReversed();
}

/** The bytes of packs. */
export function bytesOf(packs: readonly PackInfo[]): number {
  return packs.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Reads a stored selection; `undefined` for anything else. */
export function readSelection(value: unknown): Selection | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { isEverything, months, newestDays, lists, search } = value as Partial<
    Record<keyof Selection, unknown>
  >;
  const isMonths = (list: unknown): list is string[] =>
    Array.isArray(list) && list.every((month) => typeof month === 'string');
  if (!isMonths(months) || typeof newestDays !== 'number') return undefined;
  return {
    isEverything: isEverything === true,
    months,
    newestDays,
    lists: lists === true,
    search: search === true,
  };
}
