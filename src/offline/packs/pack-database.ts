import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { PackEntry } from './pack-format.ts';
import type { PackInfo } from './pack-manifest.ts';

/** A pack on the device. Its bytes are in the cache of packs; it counts only once both are complete. */
export interface StoredPack extends PackInfo {
  /** When it was stored, in milliseconds since 1970. */
  readonly storedAt: number;
  /** The places of the files of a pack of the search index. */
  readonly entries?: readonly PackEntry[];
}

/** A pack of the search index: the folder of its files, and the names of its first and its last file, in the order of `compareNames`. */
export interface IndexRange extends Pick<PackInfo, 'file'> {
  readonly folder: string;
  readonly first: string;
  readonly last: string;
}

interface Schema extends DBSchema {
  packs: { key: string; value: StoredPack };
  /** The pack that has a page, by the path of the page. */
  pages: { key: string; value: { readonly pack: string }; indexes: { pack: string } };
  settings: { key: string; value: unknown };
}

type OpenDatabase = IDBPDatabase<Schema>;

/** The keys of the settings. */
export const SETTING = {
  /** What the reader wants to have on the device. */
  selection: 'selection',
  /** The packs of the index that searches read. All of them come from one build. */
  index: 'index',
} as const;

/** The name of the database of a site. All sites of a host share its databases, so the name has the path of the site's root. */
const nameFor = (root: string) => `broadsheet-offline:${root}`;

/**
 * The database with the packs of a site. It is opened when it is first used, and again after the browser or another tab has
 * closed it: a worker or a tab that is open for long outlives a database that is deleted.
 */
export class PackDatabase {
  readonly #name: string;
  #opened: Promise<OpenDatabase> | undefined;

  /** @param root the path of the site's root. */
  constructor(root: string) {
    this.#name = nameFor(root);
  }

  /**
   * Does something with the database. `act` may be called twice, so it must be something that can be repeated.
   * @throws if the browser does not open the database, and what `act` throws.
   */
  async use<T>(act: (database: OpenDatabase) => Promise<T>): Promise<T> {
    const opened = this.#open();
    try {
      return await act(await opened);
    } catch (error) {
      if (this.#opened === opened) throw error;
      // It was closed meanwhile.
      return act(await this.#open());
    }
  }

  close(): void {
    void this.#opened?.then((database) => database.close()).catch(() => undefined);
    this.#opened = undefined;
  }

  #open(): Promise<OpenDatabase> {
    if (this.#opened !== undefined) return this.#opened;
    const forget = () => {
      if (this.#opened === opened) this.#opened = undefined;
    };
    const opened = openDB<Schema>(this.#name, 1, {
      upgrade(database) {
        database.createObjectStore('packs', { keyPath: 'file' });
        database.createObjectStore('pages').createIndex('pack', 'pack');
        database.createObjectStore('settings');
      },
      // Another tab wants to delete or upgrade it.
      blocking(_current, _blocked, event) {
        if (event.target instanceof IDBDatabase) event.target.close();
        forget();
      },
      terminated: forget,
    });
    opened.catch(forget);
    this.#opened = opened;
    return opened;
  }
}

/** Deletes the database of a site. @param root the path of the site's root. */
export function deletePackDatabase(root: string): Promise<void> {
  return deleteDB(nameFor(root));
}
