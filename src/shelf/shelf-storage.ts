import type { ReadMark, SavedPaper } from './saved-paper.ts';

/** What the shelf keeps about one paper: the paper if it is saved, and the mark if it was ever marked as read. */
export interface Kept {
  readonly paper?: SavedPaper;
  readonly mark?: ReadMark;
}

/** The ids of the saved papers, and of those that are marked as read. */
export interface ShelfIds {
  readonly saved: readonly string[];
  readonly read: readonly string[];
}

/** The new state of a paper, from the current one. Returns the same object to change nothing. */
export type Change = (kept: Kept, id: string) => Kept;

/** Where a shelf keeps its papers. */
export interface ShelfStorage {
  all(): Promise<{ readonly papers: readonly SavedPaper[]; readonly marks: readonly ReadMark[] }>;
  /** The ids of the saved papers, and of those that are marked as read. Much faster than reading all papers. */
  ids(): Promise<ShelfIds>;
  /** The papers that were saved last, the last one first, and the number of all. */
  newest(most: number): Promise<{ readonly papers: readonly Kept[]; readonly count: number }>;
  get(id: string): Promise<Kept>;
  /** Changes several papers, all or none. Other tabs cannot change them in between. @throws if nothing could be stored. */
  change(ids: readonly string[], change: Change): Promise<void>;
}

/** The ids of the papers that marks say are read. */
export function readIn(marks: readonly ReadMark[]): string[] {
  return marks.filter(({ readAt }) => readAt !== undefined).map(({ id }) => id);
}
