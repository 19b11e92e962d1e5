import { IndexedStorage } from './indexed-storage.ts';
import { Shelf } from './shelf.ts';
import type { ShelfStore } from './store-interface.ts';

export type { MergeCounts, PaperChange, ShelfStore } from './store-interface.ts';

/** Opens the saved papers of the site whose root has this path. The database itself is opened when it is first needed. */
export async function openShelf(rootPath: string): Promise<ShelfStore> {
  const channel = new BroadcastChannel(`broadsheet-shelf:${rootPath}`);
  return new Shelf(new IndexedStorage(rootPath), channel, () => new Date());
}
