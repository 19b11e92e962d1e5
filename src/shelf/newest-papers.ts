import type { DBSchema, IDBPObjectStore } from 'idb';
import type { ReadMark, SavedPaper } from './saved-paper.ts';

/** The stores of the database. */
export interface ShelfSchema extends DBSchema {
  papers: { key: string; value: SavedPaper; indexes: { savedAt: string } };
  marks: { key: string; value: ReadMark };
}

/** Browsers since 2025 have it; the types do not. https://w3c.github.io/IndexedDB/#dom-idbindex-getallrecords */
interface RecordReader {
  getAllRecords?(options: {
    readonly direction: 'prev';
    readonly count: number;
  }): Promise<readonly { readonly value: SavedPaper }[]>;
}

/** The papers that were saved last, the last one first, and the number of all papers. */
export async function newestIn(
  papers: IDBPObjectStore<ShelfSchema, ('papers' | 'marks')[], 'papers'>,
  most: number,
): Promise<[papers: SavedPaper[], count: number]> {
  const index = papers.index('savedAt');
  if ('getAllRecords' in IDBIndex.prototype) {
    // The wrapped index has all methods of the browser's index, each with a promise.
    const reader = index as RecordReader;
    const [records, count] = await Promise.all([
      reader.getAllRecords?.({ direction: 'prev', count: most }),
      papers.count(),
    ]);
    return [(records ?? []).map(({ value }) => value), count];
  }
  // Two steps are faster than a cursor, which waits for the database at every paper.
  const ids = await index.getAllKeys();
  const newest = await Promise.all(ids.slice(-most).map((id) => papers.get(id)));
  return [newest.reverse().filter((paper) => paper !== undefined), ids.length];
}
