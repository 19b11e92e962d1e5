import type { ReadMark, SavedPaper } from './saved-paper.ts';
import type { ShelfIds } from './shelf-storage.ts';

/** What a reader changes about a saved paper. */
export type PaperChange = Partial<Pick<SavedPaper, 'notes' | 'tags'>>;

/** How many papers a merge added, changed, and left as they were. */
export interface MergeCounts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** The saved papers of a site on this device. Every method rejects with a `ShelfError` if the storage fails; nothing is half stored. */
export interface ShelfStore {
  /** All saved papers, in no order. */
  all(): Promise<SavedPaper[]>;
  /** The papers that were saved last, the last one first, and the number of all. Fast however many there are. */
  newest(most: number): Promise<{ readonly papers: SavedPaper[]; readonly count: number }>;
  get(id: string): Promise<SavedPaper | undefined>;
  /** Saves a paper. If it is saved already, its bibliographic data are completed, and its tags, notes and times stay. */
  save(paper: SavedPaper): Promise<void>;
  /** Changes the notes or the tags of a saved paper. Returns whether it was still saved. */
  update(id: string, change: PaperChange): Promise<boolean>;
  /** Removes a paper. Whether it is read stays. */
  remove(id: string): Promise<void>;
  /** The ids of the saved papers, and of those that are marked as read. Much faster than reading all papers. */
  ids(): Promise<ShelfIds>;
  /** The ids of the papers that are marked as read, saved or not. */
  readIds(): Promise<Set<string>>;
  /** The marks of all papers, also those that the reader took back. */
  readMarks(): Promise<readonly ReadMark[]>;
  markRead(id: string, isRead: boolean): Promise<void>;
  /** Adds papers and marks of another copy: newest change wins, notes are kept. Removes nothing. */
  merge(papers: readonly SavedPaper[], marks?: readonly ReadMark[]): Promise<MergeCounts>;
  /** Calls the listener with the ids of the papers that changed, in this tab or another. Returns a function that ends this. */
  onChange(listener: ShelfListener): () => void;
}

export type ShelfListener = (ids: readonly string[]) => void;
