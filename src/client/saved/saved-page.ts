import type { SavedPaper } from '../../shelf/saved-paper.ts';
import type { ShelfStore } from '../../shelf/shelf-store.ts';
import {
  chosenPapers,
  type ShelfChoice,
  type ShelfOrder,
  sortedPapers,
  tagCounts,
} from '../../shelf/shelf-view.ts';
import { WordSearch } from '../../shelf/word-search.ts';
import { afterOthers, painted } from '../page/pauses.ts';
import { errorWords } from '../shelf/note.ts';
import { followShelf, pageShelf } from '../shelf/page-shelf.ts';
import { completePapers } from './completing.ts';
import { offerFiles } from './files-loader.ts';
import { offerKeeping } from './keeping.ts';
import { countWords, whichWords } from './list-words.ts';
import { part } from './parts.ts';
import { SavedList } from './saved-list.ts';

/** Shows the saved papers, and everything that can be done with them. */
export async function showSavedPapers(): Promise<void> {
  try {
    const shelf = await pageShelf();
    const page = new SavedPage(shelf);
    await page.start();
    offerFiles(shelf, page);
    offerKeeping();
    await completePapers(shelf, page.papers);
  } catch (error) {
    part('saved-status', HTMLElement).textContent = errorWords(error);
  }
}

/** Papers that are read and shown at once, before thousands of others are read. */
const FIRST = 20;

/** The list of saved papers with its search and its filters. */
export class SavedPage {
  readonly #shelf: ShelfStore;
  readonly #search = new WordSearch();
  readonly #list: SavedList;
  readonly #form = part('saved-form', HTMLFormElement);
  readonly #query = part('saved-query', HTMLInputElement);
  readonly #tag = part('saved-tag', HTMLSelectElement);
  readonly #read = part('saved-read', HTMLSelectElement);
  readonly #order = part('saved-order', HTMLSelectElement);
  #papers = new Map<string, SavedPaper>();
  /** The papers in the order that was chosen last, because sorting thousands of them takes longer than searching them. */
  #ordered: { readonly order: ShelfOrder; readonly papers: readonly SavedPaper[] } | undefined;
  #shown: readonly SavedPaper[] = [];

  constructor(shelf: ShelfStore) {
    this.#shelf = shelf;
    this.#list = new SavedList(shelf);
  }

  get papers(): readonly SavedPaper[] {
    return [...this.#papers.values()];
  }

  /** The papers that the search and the filters leave, in the order of the list. */
  get shown(): readonly SavedPaper[] {
    return this.#shown;
  }

  async start(): Promise<void> {
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    const { papers, count } = await this.#shelf.newest(FIRST);
    this.#papers = byId(papers);
    this.#showChanged(count);
    await painted();
    // After the first papers, because it reads the database too.
    void followShelf();
    if (papers.length < count) await this.#readAll();
    this.#form.addEventListener('input', () => this.#show());
    // The reader may have typed since the first papers were shown.
    if (papers.length < count || this.#isFiltered) this.#showChanged();
    this.#shelf.onChange((ids) => void this.#update(ids).catch(() => undefined));
    // Prepared while nothing else happens, so that the first search is quick.
    void this.#search.prepare(this.papers, afterOthers);
  }

  async #readAll(): Promise<void> {
    this.#papers = byId(await this.#shelf.all());
  }

  async #update(ids: readonly string[]): Promise<void> {
    if (ids.length > 20) await this.#readAll();
    else {
      for (const id of ids) {
        const paper = await this.#shelf.get(id);
        if (paper === undefined) this.#papers.delete(id);
        else this.#papers.set(id, paper);
      }
    }
    this.#showChanged();
  }

  /** Shows papers that have changed. @param count the number of saved papers, which are not all read yet when the page opens. */
  #showChanged(count?: number): void {
    this.#ordered = undefined;
    this.#showTags();
    this.#show(count);
  }

  #show(count = this.#papers.size): void {
    const all = this.#inOrder();
    const chosen = chosenPapers(this.#search.find(this.#query.value, all), this.#choice());
    this.#shown = chosen;
    this.#list.show(chosen);
    const isEmpty = all.length === 0;
    this.#form.hidden = isEmpty;
    part('saved-empty', HTMLElement).hidden = !isEmpty;
    part('saved-files', HTMLElement).hidden = false;
    part('saved-files-title', HTMLElement).textContent = isEmpty ? 'Bring papers here' : 'Take them with you';
    part('saved-keeping', HTMLElement).hidden = isEmpty;
    part('saved-formats', HTMLElement).hidden = isEmpty;
    part('saved-status', HTMLElement).textContent = isEmpty
      ? ''
      : countWords(chosen.length + count - all.length, count);
    part('saved-which', HTMLElement).textContent = whichWords(chosen.length + count - all.length, count);
  }

  #inOrder(): readonly SavedPaper[] {
    // The page has these values only.
    const order = this.#order.value as ShelfOrder;
    if (this.#ordered?.order !== order)
      this.#ordered = { order, papers: sortedPapers([...this.#papers.values()], order) };
    return this.#ordered.papers;
  }

  get #isFiltered(): boolean {
    const { value: order } = this.#order;
    return (
      [this.#query.value, this.#tag.value, this.#read.value].some((value) => value !== '') ||
      order !== 'saved'
    );
  }

  #choice(): ShelfChoice {
    return {
      tag: this.#tag.value || undefined,
      isRead: this.#read.value === '' ? undefined : this.#read.value === 'yes',
    };
  }

  /** Lists the tags. A chosen tag that no paper has any more is no longer chosen. */
  #showTags(): void {
    const options = tagCounts(this.papers).map(([tag, count]) => new Option(`${tag} (${count})`, tag));
    const chosen = this.#tag.value;
    const [first] = this.#tag.options;
    this.#tag.replaceChildren(...(first === undefined ? [] : [first]), ...options);
    this.#tag.value = options.some(({ value }) => value === chosen) ? chosen : '';
  }
}

function byId(papers: readonly SavedPaper[]): Map<string, SavedPaper> {
  return new Map(papers.map((paper) => [paper.id, paper]));
}
