import { idFromFileName } from '../../paper/identifiers/file-names.ts';
import type { SavedPaper } from '../../shelf/saved-paper.ts';
import type { ShelfStore } from '../../shelf/shelf-store.ts';
import type { ShelfAct } from '../page/shelf-buttons.ts';
import { say, sayError } from './note.ts';
import { pageShelf } from './page-shelf.ts';
import { fetchPaper, paperInEntry, paperOnPage } from './paper-data.ts';
import { showNotes } from './paper-notes.ts';

/** Does what the reader asked for, and says so. Failures are said too. */
export function actOnShelf(act: ShelfAct, place: HTMLElement): void {
  run(act, place).catch(sayError);
}

async function run(act: ShelfAct, place: HTMLElement): Promise<void> {
  const shelf = await pageShelf();
  const name = place.dataset.shelf ?? '';
  const id = idFromFileName(name);
  if (act === 'read') return switchRead(shelf, id);
  const saved = await shelf.get(id);
  if (act === 'save' && saved !== undefined) await remove(shelf, saved);
  else if (act === 'save') await save(shelf, place, name);
  else if (saved !== undefined && saved.csl === undefined) await complete(shelf, saved);
  if (place.matches('.shelf-bar')) await showNotes(place, id);
}

async function switchRead(shelf: ShelfStore, id: string): Promise<void> {
  const isRead = !(await shelf.readIds()).has(id);
  await shelf.markRead(id, isRead);
  say(isRead ? 'Marked as read.' : 'Marked as unread.');
}

async function save(shelf: ShelfStore, place: HTMLElement, name: string): Promise<void> {
  const isEntry = place.matches('.entry');
  const paper = isEntry ? paperInEntry(place, name) : paperOnPage(document, name);
  if (paper === undefined) throw new Error('The page has no data of its paper.');
  await shelf.save(paper);
  say('Saved on this device.');
  if (isEntry) await complete(shelf, paper);
}

/** Adds what only the paper's page has. If it cannot be fetched now, the list of saved papers tries again. */
async function complete(shelf: ShelfStore, paper: SavedPaper): Promise<void> {
  const data = await fetchPaper(paper.path);
  // The reader may have removed the paper in the meantime.
  if (data !== undefined && (await shelf.get(paper.id)) !== undefined) await shelf.save(data);
}

/** Removes a paper, and offers to take that back. */
export async function remove(shelf: ShelfStore, paper: SavedPaper): Promise<void> {
  await shelf.remove(paper.id);
  const what = paper.notes === '' ? 'Removed.' : 'Removed, with your notes.';
  say(what, { label: 'Undo', act: () => void shelf.save(paper).catch(sayError) });
}
