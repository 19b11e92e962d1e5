import { addRecent, readRecent, writeRecent } from './recent-list.ts';
import { element } from './search-page-elements.ts';

/** The searches of a reader. Only the browser stores them, until the reader deletes them. */
export class RecentSearches {
  readonly #section: HTMLElement;
  readonly #key: string;
  readonly #repeat: (query: string) => void;

  /** @param root the site's root, which is part of the storage key, since one host may serve several sites. */
  constructor(section: HTMLElement, root: URL, repeat: (query: string) => void) {
    this.#section = section;
    this.#key = `broadsheet:searches:${root.pathname}`;
    this.#repeat = repeat;
    section.querySelector(':scope > button')?.addEventListener('click', () => this.#forget());
    this.show();
  }

  /** Stores a search that a reader has made. Do not call it while the reader is still typing. */
  note(query: string): void {
    if (query.trim() === '') return;
    try {
      localStorage.setItem(this.#key, writeRecent(addRecent(this.#kept(), query.trim())));
    } catch {
      // Private windows may forbid storage.
    }
    this.show();
  }

  /** Shows the searches as buttons, the newest first. */
  show(): void {
    const list = this.#kept();
    this.#section.hidden = list.length === 0;
    const items = list.map((query) => {
      const button = element('button', { type: 'button', className: 'search-again' }, query);
      button.addEventListener('click', () => this.#repeat(query));
      return element('li', {}, button);
    });
    this.#section.querySelector('ul')?.replaceChildren(...items);
  }

  #kept(): readonly string[] {
    try {
      return readRecent(localStorage.getItem(this.#key) ?? '');
    } catch {
      return [];
    }
  }

  #forget(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // If storage is forbidden, there is nothing to delete.
    }
    this.show();
  }
}
