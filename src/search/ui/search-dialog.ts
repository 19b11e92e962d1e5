import { urls } from '../../catalog/urls/urls.ts';
import { EngineManager } from '../engine/engine-manager.ts';
import { freshAnswer } from '../engine/fresh-search.ts';
import type { Answer } from '../engine/search.ts';
import { isEmpty, type SearchState } from '../query/search-params.ts';
import type { NamedTopic } from '../query/topic-resolver.ts';
import { showAuthors } from './author-suggestions.ts';
import { BusyIndicator, SEARCHING } from './busy-indicator.ts';
import { formerSlugs } from './facet-controls.ts';
import { bindKeys } from './keyboard.ts';
import { countSentence, type Failure, failureOf, MESSAGES, REMEDIES } from './messages.ts';
import { reloadFresh } from './reload.ts';
import { resultItem } from './result-item.ts';
import { createSearchDialog, type SearchDialogElements } from './search-dialog-elements.ts';
import { topicSuggestions } from './topic-suggestions.ts';

const SHOWN = 6;
const TYPING_PAUSE = 100;

/** The dialog in which the first results stand while words are typed into the header's box. */
export class SearchDialog {
  readonly #root: URL;
  readonly #box: HTMLInputElement;
  readonly #engines: EngineManager;
  readonly #parts: SearchDialogElements;
  readonly #sign = new BusyIndicator(() => {
    this.#parts.status.textContent = SEARCHING;
  });
  #asked = 0;
  #timer: number | undefined;

  constructor(root: URL, box: HTMLInputElement) {
    this.#root = root;
    this.#box = box;
    this.#engines = new EngineManager(root);
    this.#parts = createSearchDialog(new URL(urls.search().slice(1), root).href);
  }

  /** Opens with what has been typed already, and whenever more is. */
  start(): void {
    const { dialog, query, close, retry, authors, results, all } = this.#parts;
    document.body.append(dialog);
    void this.#engines.warm();
    this.#box.addEventListener('input', () => this.#open());
    query.addEventListener('input', () => this.#typed());
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => this.#closed());
    dialog.addEventListener('click', (event) => {
      // What is outside of the dialog's box is its backdrop, which counts as the dialog itself.
      if (event.target === dialog) dialog.close();
    });
    retry.addEventListener('click', () => {
      if (retry.dataset.remedy === 'reload') void reloadFresh();
      else void this.#run();
    });
    bindKeys({ query, before: authors, results, after: all }, () => dialog.close());
    if (this.#box.value !== '' && document.activeElement === this.#box) this.#open();
  }

  #open(): void {
    const { dialog, query } = this.#parts;
    // Escape in a box that has words empties it, which asks for nothing.
    if (dialog.open || this.#box.value === '') return;
    query.value = this.#box.value;
    dialog.showModal();
    query.focus();
    query.setSelectionRange(query.value.length, query.value.length);
    this.#typed();
  }

  #closed(): void {
    window.clearTimeout(this.#timer);
    this.#sign.end();
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
    this.#sign.begin();
    const wish = { shown: SHOWN, isAll: false, topics: topicsOfPage() };
    try {
      const given = await freshAnswer(this.#engines, state, wish);
      if (asked !== this.#asked) return;
      this.#sign.end();
      this.#show(given);
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#sign.end();
      this.#fail(failureOf(error));
    }
  }

  #show(given: Answer): void {
    const { results, status, all } = this.#parts;
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
    if (unknown.length > 0) status.replaceChildren(...topicSuggestions(unknown, state, this.#root));
    else status.textContent = !isAsked || (incomplete && count === 0) ? '' : countSentence(given);
    all.href = new URL(urls.search(state.query.trim()).slice(1), this.#root).href;
    all.hidden = !isAsked;
    this.#showProblem(incomplete ? { message: MESSAGES.incomplete, remedy: 'retry' } : undefined);
  }

  #fail(failure: Failure): void {
    const { results, status, all } = this.#parts;
    results.replaceChildren();
    results.ariaBusy = 'false';
    status.textContent = '';
    all.hidden = true;
    this.#parts.authors.hidden = true;
    this.#showProblem(failure);
  }

  #showProblem(failure: Failure | undefined): void {
    const { problem, message, retry } = this.#parts;
    problem.hidden = failure === undefined;
    message.textContent = failure?.message ?? '';
    const { remedy } = failure ?? {};
    retry.hidden = remedy === undefined;
    retry.dataset.remedy = remedy ?? '';
    if (remedy !== undefined) retry.textContent = REMEDIES[remedy];
  }
}

/** The topics as the page's navigation names them. */
function topicsOfPage(): NamedTopic[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('.side a[href*="topics/"]')].flatMap((link) => {
    const { slug } = /\/topics\/(?<slug>[^/]+)\.html$/u.exec(link.pathname)?.groups ?? {};
    if (slug === undefined) return [];
    return [{ slug, label: link.firstChild?.textContent?.trim() ?? slug, was: formerSlugs(link) }];
  });
}
