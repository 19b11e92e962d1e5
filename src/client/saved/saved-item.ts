import { fileNameOf } from '../../paper/identifiers/file-names.ts';
import { element } from '../../search/ui/search-page-elements.ts';
import type { SavedPaper } from '../../shelf/saved-paper.ts';
import type { ShelfStore } from '../../shelf/shelf-store.ts';
import { siteRoot } from '../page/site-root.ts';
import { remove } from '../shelf/acts.ts';
import { sayError } from '../shelf/note.ts';
import { notesForm } from '../shelf/notes-form.ts';
import { dayInWords } from './days.ts';

/** A saved paper in the list. */
export class SavedItem {
  readonly element: HTMLElement;
  readonly #shelf: ShelfStore;
  readonly #facts = element('div', {});
  readonly #notes = element('div', { className: 'saved-notes' });
  readonly #read = element('button', { type: 'button' });
  readonly #edit = element('button', { type: 'button' }, 'Notes and tags');
  #paper: SavedPaper | undefined;

  constructor(shelf: ShelfStore, id: string) {
    this.#shelf = shelf;
    const remover = element('button', { type: 'button' }, 'Remove');
    const actions = element('p', { className: 'saved-actions' }, this.#edit, this.#read, remover);
    this.element = element('li', { className: 'entry' }, this.#facts, this.#notes, actions);
    // With it, the keys for saving and for marking work here as in other lists.
    this.element.dataset.shelf = fileNameOf(id);
    this.#edit.setAttribute('aria-expanded', 'false');
    this.#edit.addEventListener('click', () => this.#toggleForm().catch(sayError));
    this.#read.addEventListener('click', () => {
      shelf.markRead(id, this.#paper?.readAt === undefined).catch(sayError);
    });
    remover.addEventListener('click', () => {
      if (this.#paper !== undefined) remove(shelf, this.#paper).catch(sayError);
    });
  }

  /** Shows the current state of the paper. Open fields stay as they are: they follow the shelf themselves. */
  show(paper: SavedPaper): void {
    if (paper === this.#paper) return;
    this.#paper = paper;
    // The link may have the focus.
    const hadFocus = this.#facts.contains(document.activeElement);
    this.#facts.replaceChildren(...factsOf(paper));
    if (hadFocus) this.#facts.querySelector('a')?.focus();
    this.#read.textContent = paper.readAt === undefined ? 'Mark as read' : 'Mark as unread';
    for (const button of this.element.querySelectorAll('.saved-actions button')) {
      button.setAttribute('aria-label', `${button.textContent}: ${paper.title}`);
    }
    if (!this.#isOpen()) this.#notes.replaceChildren(...notesOf(paper));
  }

  #isOpen(): boolean {
    return this.#edit.getAttribute('aria-expanded') === 'true';
  }

  async #toggleForm(): Promise<void> {
    const paper = await this.#shelf.get(this.#paper?.id ?? '');
    if (paper === undefined) return;
    const isOpen = !this.#isOpen();
    this.#edit.setAttribute('aria-expanded', String(isOpen));
    this.#edit.textContent = isOpen ? 'Close' : 'Notes and tags';
    this.#edit.ariaLabel = `${this.#edit.textContent}: ${paper.title}`;
    this.#notes.replaceChildren(...(isOpen ? [await notesForm(paper)] : notesOf(paper)));
    if (isOpen) this.#notes.querySelector('textarea')?.focus();
  }
}

function factsOf(paper: SavedPaper): HTMLElement[] {
  const { title, authors, day, tags, readAt } = paper;
  const href = addressOf(paper);
  const name = href === undefined ? element('span', {}, title) : element('a', { href }, title);
  name.className = 'headline';
  const byline = element('p', { className: 'byline', dir: 'auto' }, bylineOf(authors));
  const meta = element('ul', { className: 'meta' });
  if (day !== undefined) meta.append(element('li', {}, element('time', { dateTime: day }, dayInWords(day))));
  if (readAt !== undefined) meta.append(element('li', {}, 'Read'));
  for (const tag of tags) meta.append(element('li', { className: 'saved-tag' }, tag));
  const heading = element('h2', { dir: 'auto' }, name);
  return [heading, ...(authors.length > 0 ? [byline] : []), ...(meta.hasChildNodes() ? [meta] : [])];
}

/** The page of the paper, or its address elsewhere if the site has no page of it. */
function addressOf({ path, csl }: SavedPaper): string | undefined {
  if (path !== '') return new URL(path, siteRoot()).href;
  if (csl?.DOI !== undefined) return `https://doi.org/${encodeURI(csl.DOI)}`;
  return csl?.URL !== undefined && /^https?:\/\//iu.test(csl.URL) ? csl.URL : undefined;
}

const MOST_AUTHORS = 8;

function bylineOf(authors: readonly string[]): string {
  const rest = authors.length - MOST_AUTHORS;
  return rest > 1 ? `${authors.slice(0, MOST_AUTHORS).join(', ')} and ${rest} others` : authors.join(', ');
}

function notesOf({ notes }: SavedPaper): HTMLElement[] {
  return notes.trim() === '' ? [] : [element('p', { dir: 'auto' }, notes.trim())];
}
