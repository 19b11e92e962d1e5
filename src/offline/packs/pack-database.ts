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

/** The paths of the first and the last file of a pack of the search index. Paths in it are sorted. */
export interface IndexRange {
  readonly file: string;
  readonly first: string;
  readonly last: string;
}

interface Schema extends DBSchema {
  packs: { key: string; value: StoredPack };
  /** The pack that has a page, by the path of the page. */
  pages: { key: string; value: { readonly pack: string }; indexes: { pack: string } };
  settings: { key: string; value: unknown };
}

export type PackDatabase = IDBPDatabase<Schema>;

/** The name of the database of a site. All sites of a host share its databases, so the name has the path of the site's root. */
const nameFor = (root: string) => `broadsheet-offline:${root}`;

/** Opens the database with the packs of a site. @param root the path of the site's root. */
export function openPackDatabase(root: string): Promise<PackDatabase> {
  return openDB<Schema>(nameFor(root), 1, {
    upgrade(database) {
      database.createObjectStore('packs', { keyPath: 'file' });
      database.createObjectStore('pages').createIndex('pack', 'pack');
      database.createObjectStore('settings');
    },
    // Another tab wants to delete or upgrade it.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

/** Deletes the database of a site. */
export function deletePackDatabase(root: string): Promise<void> {
  return deleteDB(nameFor(root));
}
