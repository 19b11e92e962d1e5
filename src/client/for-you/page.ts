import { type Ranking, rankPapers } from '../../for-you/ranking.ts';
import { openShelf, type ShelfStore } from '../../shelf/shelf-store.ts';
import { siteRoot } from '../page/site-root.ts';
import { currentTopics } from './current-topics.ts';
import { type DayLink, dayLinks } from './day-loader.ts';
import { type EntryOptions, entryOf, type ListedPaper } from './entry.ts';
import { FollowStore } from './follow-store.ts';
import { chosenView, offerViews } from './page-choices.ts';
import { offerSettings } from './settings.ts';
import { missingDays, papersOf, readerOf } from './sources.ts';
import { statusWords } from './status.ts';

/** So many papers are shown at once. */
const PAGE = 50;

/** Shows the list, and shows it again after each change of what the reader follows, saves and reads. */
export async function showForYou(): Promise<void> {
  const list = new ForYouList(new FollowStore());
  await list.start();
}

class ForYouList {
  readonly #store: FollowStore;
  readonly #links = dayLinks();
  readonly #shelf: Promise<ShelfStore | undefined> = openShelf(siteRoot().pathname).catch(() => undefined);
  #shown = PAGE;
  /** Changes come faster than days load: only the newest list is shown. */
  #turn = 0;
  #ranking: Ranking<ListedPaper> | undefined;

  constructor(store: FollowStore) {
    this.#store = store;
  }

  async start(): Promise<void> {
    offerSettings(this.#store);
    offerViews(() => this.#update(true));
    this.#offerHiding();
    part('refresh').addEventListener('click', () => void this.#update());
    part('more').addEventListener('click', () => this.#showMore());
    this.#store.onChange(() => void this.#update());
    await this.#update();
    // The list stays as it is while the reader saves papers of it, since a list that moves is hard to read.
    (await this.#shelf)?.onChange(() => {
      part('refresh').hidden = false;
    });
  }

  async #update(isNewView = false): Promise<void> {
    this.#turn += 1;
    part('refresh').hidden = true;
    const turn = this.#turn;
    if (isNewView) this.#shown = PAGE;
    const links = chosenView() === 'week' ? this.#links : this.#links.slice(0, 1);
    const [{ papers, failed, leftOut }, reader] = await Promise.all([
      papersOf(links),
      readerOf(await this.#shelf),
    ]);
    if (turn !== this.#turn) return;
    const follows = currentTopics(this.#store.follows);
    this.#ranking = rankPapers(papers, { ...reader, follows });
    const isOwnOrder =
      reader.saved.length + follows.authors.length + follows.topics.length + follows.words.length > 0;
    part('start').hidden = isOwnOrder || follows.mutedTopics.length + follows.mutedWords.length > 0;
    this.#show(links);
    const [first] = links;
    part('status').textContent = statusWords({
      ranking: this.#ranking,
      leftOut,
      days: links.length === 1 ? (first?.name ?? '') : `${links.length} days`,
      isOwnOrder,
      language: this.#language,
    });
    showProblem([missingDays(failed), reader.problem ?? ''].filter((text) => text !== '').join(' '));
  }

  get #language(): string {
    return part('root').dataset.language ?? 'en';
  }

  #show(links: readonly DayLink[]): void {
    const ranked = this.#ranking?.papers ?? [];
    const options: EntryOptions = { language: this.#language, showsDay: links.length > 1 };
    const entries = ranked.slice(0, this.#shown).map((each) => entryOf(each, options));
    const list = part('list');
    const focused = focusedAddress(list);
    list.replaceChildren(...entries);
    if (focused !== undefined) list.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus();
    part('more').hidden = ranked.length <= this.#shown;
  }

  #showMore(): void {
    const before = this.#shown;
    this.#shown += PAGE;
    this.#show(chosenView() === 'week' ? this.#links : this.#links.slice(0, 1));
    part('list').children[before]?.querySelector<HTMLElement>('.headline')?.focus();
  }

  #offerHiding(): void {
    const box = part('hides-read');
    if (!(box instanceof HTMLInputElement)) return;
    const show = () => {
      box.checked = this.#store.follows.hidesRead;
    };
    show();
    this.#store.onChange(show);
    box.addEventListener('change', () => {
      this.#store.change((follows) => ({ ...follows, hidesRead: box.checked }));
    });
  }
}

function showProblem(text: string): void {
  const place = part('problem');
  if (place.textContent !== text) place.textContent = text;
  place.hidden = text === '';
}

function focusedAddress(list: HTMLElement): string | undefined {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLAnchorElement) || !list.contains(activeElement)) return undefined;
  return activeElement.getAttribute('href') ?? undefined;
}

function part(name: string): HTMLElement {
  const id = name === 'root' ? 'for-you' : `for-you-${name}`;
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element with the id ${id}.`);
  return found;
}
