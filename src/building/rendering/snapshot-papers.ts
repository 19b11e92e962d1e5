import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import type { ListedPaper } from '../../store/snapshot/listed-paper.ts';
import { openSnapshot, type Snapshot } from '../../store/snapshot/snapshot.ts';
import { StoreError } from '../../store/store-error.ts';

/** The files of the papers that have pages, by id. If two files have the same id, the first one counts. */
export function papersById(snapshot: Snapshot): ReadonlyMap<string, ListedPaper> {
  const papers = new Map<string, ListedPaper>();
  for (const paper of snapshot.visible)
    if (paper.id !== undefined && !papers.has(paper.id)) papers.set(paper.id, paper);
  return papers;
}

/** Opens the snapshot in `file`. The returned function reads the record of a paper, so that no process holds all records. */
export function openRecords(file: string): (id: string) => CatalogPaper {
  const snapshot = openSnapshot(file);
  const papers = papersById(snapshot);
  return (id) => {
    const listed = papers.get(id);
    const entry = listed && snapshot.read(listed);
    if (entry === undefined) throw new Error(`The snapshot of this build has no paper ${id}.`);
    if (entry instanceof StoreError) throw entry;
    return { ...entry.paper, notes: entry.notes };
  };
}
