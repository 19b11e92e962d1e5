import type { ReadMark, SavedPaper } from '../../src/shelf/saved-paper.ts';
import type { ShelfChannel } from '../../src/shelf/shelf.ts';
import {
  type Change,
  type Kept,
  readIn,
  type ShelfIds,
  type ShelfStorage,
} from '../../src/shelf/shelf-storage.ts';

/** Keeps saved papers in memory. While `failure` is set, every change throws it and changes nothing. */
export class MemoryStorage implements ShelfStorage {
  failure: Error | undefined;
  readonly #kept = new Map<string, Kept>();

  async all(): Promise<{ papers: SavedPaper[]; marks: ReadMark[] }> {
    const all = [...this.#kept.values()];
    return {
      papers: all.flatMap(({ paper }) => paper ?? []),
      marks: all.flatMap(({ mark }) => mark ?? []),
    };
  }

  async ids(): Promise<ShelfIds> {
    const { papers, marks } = await this.all();
    return { saved: papers.map(({ id }) => id), read: readIn(marks) };
  }

  async newest(most: number): Promise<{ papers: Kept[]; count: number }> {
    const saved = [...this.#kept.values()].filter(({ paper }) => paper !== undefined);
    const savedAt = ({ paper }: Kept) => paper?.savedAt ?? '';
    const sorted = saved.sort((a, b) => (savedAt(a) < savedAt(b) ? 1 : -1));
    return { papers: sorted.slice(0, most), count: saved.length };
  }

  async get(id: string): Promise<Kept> {
    return this.#kept.get(id) ?? {};
  }

  async change(ids: readonly string[], change: Change): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    const changed = ids.map((id) => [id, change(this.#kept.get(id) ?? {}, id)] as const);
    for (const [id, kept] of changed) this.#kept.set(id, kept);
  }
}

/** Channels that are joined like those of the tabs of one site. */
export function joinedChannels(count: number): ShelfChannel[] {
  const channels: ShelfChannel[] = [];
  for (let made = 0; made < count; made += 1) {
    const own: ShelfChannel = {
      // The shelf sets it.
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of channels) {
          if (other === own) continue;
          // A shelf uses only the data, and never `this`.
          other.onmessage?.call(undefined as never, new MessageEvent('message', { data }));
        }
      },
    };
    channels.push(own);
  }
  return channels;
}
