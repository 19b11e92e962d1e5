import type { SavedPaper } from '../../shelf/saved-paper.ts';
import type { ShelfStore } from '../../shelf/shelf-store.ts';
import { fetchPaper } from '../shelf/paper-data.ts';

/** Papers that are completed in one visit. A large shelf from a link is completed over several. */
const MOST = 40;

/** Completes papers that were saved from a list or a link while their pages could not be fetched. */
export async function completePapers(shelf: ShelfStore, papers: readonly SavedPaper[]): Promise<void> {
  const incomplete = papers.filter(
    ({ csl, vector, path }) => (csl === undefined || vector === '') && path !== '',
  );
  for (const { id, path } of incomplete.slice(0, MOST)) {
    const data = await fetchPaper(path);
    if (data !== undefined && data.id === id && (await shelf.get(id)) !== undefined) await shelf.save(data);
  }
}
