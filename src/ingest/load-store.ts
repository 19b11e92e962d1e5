import { join } from 'node:path';
import { paperFiles, readStore } from '../store/store.ts';
import type { StoreError } from '../store/store-error.ts';
import { type Stamp, stampOf } from './fingerprint.ts';
import type { Ledger } from './ingest-state.ts';
import { Volume } from './paper-entry.ts';
import { Shelf } from './paper-index.ts';

/** The papers of a store when a run begins. */
export interface LoadedStore {
  readonly shelf: Shelf;
  /** Papers by the path of their file, where that is as the ledger knows it. */
  readonly remembered: ReadonlyMap<string, Volume>;
  readonly unreadable: readonly StoreError[];
}

/** Puts every paper of the store on a shelf. Files that are as an earlier run left them need not be read. */
export async function loadStore(contentDir: string, ledger: Ledger): Promise<LoadedStore> {
  const shelf = new Shelf(contentDir);
  const remembered = new Map<string, Volume>();
  const unreadable: StoreError[] = [];
  // From before the reading, so that a file which changes in between is read again by the next run.
  const unknown = new Map<string, Stamp | undefined>();
  for (const path of await paperFiles(contentDir)) {
    const stamp = stampOf(join(contentDir, path));
    const memory = ledger.files.get(path);
    if (memory === undefined || memory.stamp !== stamp) {
      unknown.set(path, stamp);
      continue;
    }
    const volume = Volume.remembered(path, memory);
    remembered.set(path, volume);
    shelf.add(volume);
  }
  for await (const entry of readStore(contentDir, (error) => unreadable.push(error), [...unknown.keys()]))
    shelf.add(Volume.read(entry, unknown.get(entry.path)));
  return { shelf, remembered, unreadable };
}
