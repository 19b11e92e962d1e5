import { join } from 'node:path';
import { paperFiles, readStore } from '../store/store.ts';
import type { StoreError } from '../store/store-error.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';
import type { IngestState } from './ingest-state.ts';
import { PaperEntry } from './matching/paper-entry.ts';
import { PaperIndex } from './matching/paper-index.ts';

/** The papers of a store when a run begins. */
export interface LoadedStore {
  readonly index: PaperIndex;
  /** Papers whose files are unchanged since the last run, by the path of their file. */
  readonly unchanged: ReadonlyMap<string, PaperEntry>;
  readonly unreadable: readonly StoreError[];
}

/** Builds the index of a store. Files that have not changed since the last run are not read. */
export async function loadStore(contentDir: string, state: IngestState): Promise<LoadedStore> {
  const index = new PaperIndex(contentDir);
  const unchanged = new Map<string, PaperEntry>();
  const unreadable: StoreError[] = [];
  // Taken before the files are read: if a file changes in between, the next run reads it again.
  const unknown = new Map<string, Fingerprint | undefined>();
  for (const path of await paperFiles(contentDir)) {
    const fingerprint = fingerprintOf(join(contentDir, path));
    const known = state.files.get(path);
    if (known === undefined || known.fingerprint !== fingerprint) {
      unknown.set(path, fingerprint);
      continue;
    }
    const entry = PaperEntry.fromState(path, known);
    unchanged.set(path, entry);
    index.add(entry);
  }
  for await (const entry of readStore(contentDir, (error) => unreadable.push(error), [...unknown.keys()]))
    index.add(PaperEntry.fromStore(entry, unknown.get(entry.path)));
  return { index, unchanged, unreadable };
}
