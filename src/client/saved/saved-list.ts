import type { SavedPaper } from '../../shelf/saved-paper.ts';
import type { ShelfStore } from '../../shelf/shelf-store.ts';
import { part } from './parts.ts';
import { SavedItem } from './saved-item.ts';

/** Papers that are shown at once, and added when the reader comes near the end. */
const STEP = 60;

/** The list on the page. Only its beginning is in the page, so that thousands of papers show at once. */
export class SavedList {
  readonly #shelf: ShelfStore;
  readonly #list = part('saved-list', HTMLElement);
  readonly #more = part('saved-more', HTMLButtonElement);
  readonly #items = new Map<string, SavedItem>();
  #papers: readonly SavedPaper[] = [];
  #count = STEP;

  constructor(shelf: ShelfStore) {
    this.#shelf = shelf;
    this.#more.addEventListener('click', () => this.#showMore());
    new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#showMore();
      },
      { rootMargin: '600px' },
    ).observe(this.#more);
  }

  /** Shows these papers. Items that are there already stay, with the focus and with fields that are open. */
  show(papers: readonly SavedPaper[]): void {
    const isOther =
      papers.length !== this.#papers.length || papers.some(({ id }, at) => id !== this.#papers[at]?.id);
    if (isOther && !this.#list.contains(document.activeElement)) this.#count = STEP;
    this.#papers = papers;
    this.#render();
  }

  #showMore(): void {
    if (this.#count >= this.#papers.length) return;
    this.#count += STEP;
    this.#render();
  }

  #render(): void {
    const visible = this.#papers.slice(0, this.#count).map((paper) => this.#itemOf(paper).element);
    const { children } = this.#list;
    for (const [at, element] of visible.entries()) {
      // Moving an element would take its focus away.
      if (children[at] !== element) this.#list.insertBefore(element, children[at] ?? null);
    }
    while (children.length > visible.length) children[visible.length]?.remove();
    this.#more.hidden = this.#count >= this.#papers.length;
  }

  #itemOf(paper: SavedPaper): SavedItem {
    const item = this.#items.get(paper.id) ?? new SavedItem(this.#shelf, paper.id);
    this.#items.set(paper.id, item);
    item.show(paper);
    return item;
  }
}
