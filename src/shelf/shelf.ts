import { completePaper, copiesById, mergeKept, textOfKept } from './merge-papers.ts';
import { timeAfter, withPossibleTimes } from './possible-times.ts';
import { type ReadMark, type SavedPaper, tidyTags } from './saved-paper.ts';
import type { Kept, ShelfIds, ShelfStorage } from './shelf-storage.ts';
import type { MergeCounts, PaperChange, ShelfListener, ShelfStore } from './store-interface.ts';

/** The channel over which the tabs of a site tell each other which papers have changed. */
export type ShelfChannel = Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;

/** Saved papers in any storage. */
export class Shelf implements ShelfStore {
  readonly #storage: ShelfStorage;
  readonly #channel: ShelfChannel;
  readonly #now: () => Date;
  readonly #listeners = new Set<ShelfListener>();

  constructor(storage: ShelfStorage, channel: ShelfChannel, now: () => Date) {
    this.#storage = storage;
    this.#channel = channel;
    this.#now = now;
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (Array.isArray(data)) this.#tell(data.map(String));
    };
  }

  async all(): Promise<SavedPaper[]> {
    const { papers, marks } = await this.#storage.all();
    const markOf = new Map(marks.map((mark) => [mark.id, mark]));
    return papers.map((paper) => withMark(paper, markOf.get(paper.id)));
  }

  async newest(most: number): Promise<{ papers: SavedPaper[]; count: number }> {
    const { papers, count } = await this.#storage.newest(most);
    return { papers: papers.flatMap(({ paper, mark }) => (paper ? [withMark(paper, mark)] : [])), count };
  }

  async get(id: string): Promise<SavedPaper | undefined> {
    const { paper, mark } = await this.#storage.get(id);
    return paper && withMark(paper, mark);
  }

  async save(paper: SavedPaper): Promise<void> {
    const { readAt: _, ...saved } = paper;
    await this.#change([paper.id], (kept) => ({
      ...kept,
      paper: kept.paper === undefined ? saved : completePaper(kept.paper, saved),
    }));
  }

  async update(id: string, change: PaperChange): Promise<boolean> {
    let isThere = false;
    await this.#change([id], (kept) => {
      isThere = kept.paper !== undefined;
      if (kept.paper === undefined) return kept;
      const tags = tidyTags(change.tags ?? kept.paper.tags);
      const changedAt = timeAfter(kept.paper.changedAt, this.#now());
      return { ...kept, paper: { ...kept.paper, ...change, tags, changedAt } };
    });
    return isThere;
  }

  async remove(id: string): Promise<void> {
    await this.#change([id], ({ mark }) => (mark === undefined ? {} : { mark }));
  }

  ids(): Promise<ShelfIds> {
    return this.#storage.ids();
  }

  async readIds(): Promise<Set<string>> {
    return new Set((await this.ids()).read);
  }

  async readMarks(): Promise<readonly ReadMark[]> {
    return (await this.#storage.all()).marks;
  }

  async markRead(id: string, isRead: boolean): Promise<void> {
    await this.#change([id], (kept) => {
      const now = this.#now();
      const changedAt = timeAfter(kept.mark?.changedAt, now);
      return { ...kept, mark: { id, ...(isRead && { readAt: now.toISOString() }), changedAt } };
    });
  }

  async merge(papers: readonly SavedPaper[], marks: readonly ReadMark[] = []): Promise<MergeCounts> {
    const possible = withPossibleTimes(papers, marks, this.#now());
    const copies = copiesById(possible.papers, possible.marks);
    const counts = { added: 0, changed: 0, same: 0 };
    await this.#change([...copies.keys()], (kept, id) => {
      const copy = copies.get(id) ?? {};
      const merged = mergeKept(kept, copy);
      const isSame = textOfKept(merged) === textOfKept(kept);
      if (copy.paper !== undefined) {
        counts[kept.paper === undefined ? 'added' : isSame ? 'same' : 'changed'] += 1;
      }
      return isSame ? kept : merged;
    });
    return counts;
  }

  onChange(listener: ShelfListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #change(ids: readonly string[], change: (kept: Kept, id: string) => Kept): Promise<void> {
    await this.#storage.change(ids, change);
    this.#channel.postMessage(ids);
    this.#tell(ids);
  }

  #tell(ids: readonly string[]): void {
    for (const listener of this.#listeners) listener(ids);
  }
}

function withMark({ readAt: _, ...paper }: SavedPaper, mark: ReadMark | undefined): SavedPaper {
  return mark?.readAt === undefined ? paper : { ...paper, readAt: mark.readAt };
}
