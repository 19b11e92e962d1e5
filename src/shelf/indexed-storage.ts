import { type IDBPDatabase, openDB } from 'idb';
import { newestIn, type ShelfSchema } from './newest-papers.ts';
import type { ReadMark, SavedPaper } from './saved-paper.ts';
import { ShelfError, shelfErrorOf } from './shelf-error.ts';
import { type Change, type Kept, readIn, type ShelfIds, type ShelfStorage } from './shelf-storage.ts';

const VERSION = 1;
const STORES = ['papers', 'marks'] as const;

/**
 * A database of the browser (https://www.w3.org/TR/IndexedDB/). Several sites can share an origin, so its name has the path of the
 * site's root. It is opened when it is first needed, and again after the browser or another tab has closed it.
 */
export class IndexedStorage implements ShelfStorage {
  readonly #name: string;
  #open: Promise<IDBPDatabase<ShelfSchema>> | undefined;

  constructor(rootPath: string) {
    this.#name = `broadsheet-shelf:${rootPath}`;
  }

  all(): ReturnType<ShelfStorage['all']> {
    return this.#run(async (database) => {
      const transaction = database.transaction(STORES);
      const [papers, marks] = await Promise.all(STORES.map((name) => transaction.objectStore(name).getAll()));
      // The list of stores has both, in this order; the types of a loop over them are too wide.
      return { papers: (papers ?? []) as SavedPaper[], marks: (marks ?? []) as ReadMark[] };
    });
  }

  ids(): Promise<ShelfIds> {
    return this.#run(async (database) => {
      const transaction = database.transaction(STORES);
      const [saved, marks] = await Promise.all([
        transaction.objectStore('papers').getAllKeys(),
        transaction.objectStore('marks').getAll(),
      ]);
      return { saved, read: readIn(marks) };
    });
  }

  newest(most: number): ReturnType<ShelfStorage['newest']> {
    return this.#run(async (database) => {
      const transaction = database.transaction(STORES);
      const marks = transaction.objectStore('marks');
      const [papers, count] = await newestIn(transaction.objectStore('papers'), most);
      const kept = papers.map(async (paper) => keptOf([paper, await marks.get(paper.id)]));
      return { papers: await Promise.all(kept), count };
    });
  }

  get(id: string): Promise<Kept> {
    return this.#run(async (database) => {
      const transaction = database.transaction(STORES);
      return keptOf(
        await Promise.all([
          transaction.objectStore('papers').get(id),
          transaction.objectStore('marks').get(id),
        ]),
      );
    });
  }

  change(ids: readonly string[], change: Change): Promise<void> {
    return this.#run(async (database) => {
      const transaction = database.transaction(STORES, 'readwrite');
      const [papers, marks] = [transaction.objectStore('papers'), transaction.objectStore('marks')];
      const changeOne = async (id: string) => {
        const before = keptOf(await Promise.all([papers.get(id), marks.get(id)]));
        const after = change(before, id);
        if (after === before) return;
        await Promise.all([
          after.paper === undefined ? papers.delete(id) : papers.put(after.paper),
          after.mark === undefined ? marks.delete(id) : marks.put(after.mark),
        ]);
      };
      try {
        // `done` is awaited too, because a full disk may be noticed only when the transaction ends.
        await Promise.all([...ids.map(changeOne), transaction.done]);
      } catch (error) {
        abort(transaction);
        throw error;
      }
    });
  }

  async #run<T>(act: (database: IDBPDatabase<ShelfSchema>) => Promise<T>): Promise<T> {
    try {
      return await act(await this.#database());
    } catch (error) {
      throw shelfErrorOf(error);
    }
  }

  #database(): Promise<IDBPDatabase<ShelfSchema>> {
    const opened = this.#open ?? this.#connect();
    this.#open = opened;
    // A failure must not be kept: the reader may try again.
    opened.catch(() => this.#forget(opened));
    return opened;
  }

  #connect(): Promise<IDBPDatabase<ShelfSchema>> {
    return new Promise((resolve, reject) => {
      openDB<ShelfSchema>(this.#name, VERSION, {
        upgrade(database) {
          database.createObjectStore('papers', { keyPath: 'id' }).createIndex('savedAt', 'savedAt');
          database.createObjectStore('marks', { keyPath: 'id' });
        },
        blocked: () => reject(new ShelfError(BLOCKED, 'Close the other tabs of this site. Then try again.')),
        blocking: (_current, _blocked, event) => {
          this.#open = undefined;
          // The connection is closed, so that a newer version of the site can open the database.
          if (event.target instanceof IDBDatabase) event.target.close();
        },
        terminated: () => {
          this.#open = undefined;
        },
      }).then(resolve, reject);
    });
  }

  #forget(opened: Promise<unknown>): void {
    if (this.#open === opened) this.#open = undefined;
  }
}

const BLOCKED = 'Another tab has an older version of this site open, which uses the saved papers.';

function keptOf([paper, mark]: readonly [SavedPaper | undefined, ReadMark | undefined]): Kept {
  return { ...(paper && { paper }), ...(mark && { mark }) };
}

/** Takes back a transaction, unless it has ended. */
function abort(transaction: { readonly abort: () => void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended: the browser took it back itself.
  }
}
