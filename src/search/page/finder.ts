import { urls } from '../../catalog/urls.ts';
import { isEmpty, type SearchState } from '../state.ts';
import { type Answer, answer } from './answering.ts';
import { showAuthors } from './author-offers.ts';
import { Engine } from './engine.ts';
import { type FinderParts, makeFinder } from './finder-parts.ts';
import { listenToKeys } from './keys.ts';
import { countSentence, MESSAGES } from './messages.ts';
import { resultItem } from './results.ts';
import { topicOffers } from './topic-offers.ts';

const SHOWN = 6;
const TYPING_PAUSE = 120;

/** The dialog in which the first results stand while words are typed into the header's box. */
export class Finder {
  readonly #root: URL;
  readonly #box: HTMLInputElement;
  readonly #engine: Engine;
  readonly #parts: FinderParts;
  #asked = 0;
  #timer: number | undefined;

  constructor(root: URL, box: HTMLInputElement) {
    this.#root = root;
    this.#box = box;
    this.#engine = new Engine(root);
    this.#parts = makeFinder(new URL(urls.search().slice(1), root).href);
  }

  /** Opens with what has been typed already, and whenever more is. */
  start(): void {
    const { dialog, query, close, retry, authors, results, all } = this.#parts;
    document.body.append(dialog);
    void this.#engine.warm();
    this.#box.addEventListener('input', () => this.#open());
    query.addEventListener('input', () => this.#typed());
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => this.#closed());
    dialog.addEventListener('click', (event) => {
      // What is outside of the dialog's box is its backdrop, which counts as the dialog itself.
      if (event.target === dialog) dialog.close();
    });
    retry.addEventListener('click', () => {
      this.#engine.retry();
      void this.#run();
    });
    listenToKeys({ query, before: authors, results, after: all }, () => dialog.close());
    if (this.#box.value !== '' && document.activeElement === this.#box) this.#open();
  }

  #open(): void {
    const { dialog, query } = this.#parts;
    if (dialog.open) return;
    query.value = this.#box.value;
    dialog.showModal();
    query.focus();
    query.setSelectionRange(query.value.length, query.value.length);
    this.#typed();
  }

  #closed(): void {
    window.clearTimeout(this.#timer);
    this.#asked += 1;
    this.#box.value = this.#parts.query.value;
    this.#box.focus();
    this.#box.select();
  }

  #typed(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#run(), TYPING_PAUSE);
  }

  async #run(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const state: SearchState = { query: this.#parts.query.value, topic: '', year: '', sort: 'relevance' };
    this.#parts.results.ariaBusy = String(!isEmpty(state));
    try {
      const given = await answer(this.#engine, state, { shown: SHOWN, isAll: false, topics: topicsOfPage() });
      if (asked === this.#asked) this.#show(given);
    } catch {
      if (asked === this.#asked) this.#fail();
    }
  }

  #show(given: Answer): void {
    const { results, status, all, problem, message } = this.#parts;
    const { state, hits, incomplete, count, unknown } = given;
    const { language = document.documentElement.lang, dates = 'long' } = this.#box.dataset;
    const labels = new Map(topicsOfPage().map(({ slug, label }) => [slug, label]));
    const context = {
      root: this.#root,
      query: given.instead ?? state.query,
      language,
      dates,
      topicLabel: (slug: string) => labels.get(slug) ?? slug,
    };
    const isAsked = !isEmpty(state);
    showAuthors(this.#parts.authors, given.authors, this.#root);
    results.replaceChildren(...hits.map((hit) => resultItem(hit, context)));
    results.ariaBusy = 'false';
    if (unknown.length > 0) status.replaceChildren(...topicOffers(unknown, state, this.#root));
    else status.textContent = !isAsked || (incomplete && count === 0) ? '' : countSentence(given);
    all.href = new URL(urls.search(state.query.trim()).slice(1), this.#root).href;
    all.hidden = !isAsked;
    problem.hidden = !incomplete;
    message.textContent = incomplete ? MESSAGES.incomplete : '';
  }

  #fail(): void {
    const { results, status, problem, message, all } = this.#parts;
    results.replaceChildren();
    results.ariaBusy = 'false';
    status.textContent = '';
    all.hidden = true;
    this.#parts.authors.hidden = true;
    problem.hidden = false;
    message.textContent = MESSAGES.missing;
  }
}

/** The topics as the page's navigation names them. */
function topicsOfPage(): { readonly slug: string; readonly label: string }[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('.side a[href*="topics/"]')].flatMap((link) => {
    const { slug } = /\/topics\/(?<slug>[^/]+)\.html$/u.exec(link.pathname)?.groups ?? {};
    return slug === undefined ? [] : [{ slug, label: link.firstChild?.textContent?.trim() ?? slug }];
  });
}
