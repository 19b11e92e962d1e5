import { addRecent, readRecent, writeRecent } from './recent-list.ts';
import { element } from './search-page-elements.ts';

/** What a reader has searched for before, kept by the browser alone, until it is told to forget. */
export class RecentSearches {
  readonly #section: HTMLElement;
  readonly #key: string;
  readonly #repeat: (query: string) => void;

  /** @param root of the site: one host may serve several. */
  constructor(section: HTMLElement, root: URL, repeat: (query: string) => void) {
    this.#section = section;
    this.#key = `broadsheet:searches:${root.pathname}`;
    this.#repeat = repeat;
    section.querySelector(':scope > button')?.addEventListener('click', () => this.#forget());
    this.show();
  }

  /** Notes a search that a reader has made; what is still being typed is none. */
  note(query: string): void {
    if (query.trim() === '') return;
    try {
      localStorage.setItem(this.#key, writeRecent(addRecent(this.#kept(), query.trim())));
    } catch {
      // Private windows may forbid it.
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
      // What may not be stored is not there to be forgotten.
    }
    this.show();
  }
}
