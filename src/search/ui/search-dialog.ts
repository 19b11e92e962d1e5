import { urls } from '../../catalog/urls/urls.ts';
import { EngineManager } from '../engine/engine-manager.ts';
import { searchFreshIndex } from '../engine/fresh-search.ts';
import type { SearchResponse } from '../engine/search-response.ts';
import { isEmpty, type SearchState } from '../query/search-params.ts';
import type { NamedTopic } from '../query/topic-resolver.ts';
import { showAuthors } from './author-suggestions.ts';
import { BusyIndicator, SEARCHING } from './busy-indicator.ts';
import { formerSlugs } from './facet-controls.ts';
import { bindKeys } from './keyboard.ts';
import { countSentence, type Failure, failureOf, MESSAGES, REMEDIES } from './messages.ts';
import { showNearest } from './nearest-list.ts';
import { reloadFresh } from './reload.ts';
import { resultItem } from './result-item.ts';
import { createSearchDialog, type SearchDialogElements } from './search-dialog-elements.ts';
import { topicSuggestions } from './topic-suggestions.ts';

const SHOWN = 6;
const TYPING_PAUSE = 100;

/** Shows the first results in a dialog while a reader types into the header's search box. */
export class SearchDialog {
  readonly #root: URL;
  readonly #box: HTMLInputElement;
  readonly #engines: EngineManager;
  readonly #elements: SearchDialogElements;
  readonly #busy = new BusyIndicator(() => {
    this.#elements.status.textContent = SEARCHING;
  });
  #searches = 0;
  #timer: number | undefined;

  constructor(root: URL, box: HTMLInputElement, engines = new EngineManager(root)) {
    this.#root = root;
    this.#box = box;
    this.#engines = engines;
    this.#elements = createSearchDialog(new URL(urls.search().slice(1), root).href);
  }

  /** Opens the dialog if something has been typed, otherwise on the first input. */
  start(): void {
    const { dialog, query, close, retry, authors, found, all } = this.#elements;
    document.body.append(dialog);
    void this.#engines.preload();
    this.#box.addEventListener('input', () => this.#open());
    query.addEventListener('input', () => this.#typed());
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => this.#closed());
    dialog.addEventListener('click', (event) => {
      // A click on the backdrop has the dialog itself as its target.
      if (event.target === dialog) dialog.close();
    });
    retry.addEventListener('click', () => {
      if (retry.dataset.remedy === 'reload') void reloadFresh();
      else void this.#run();
    });
    bindKeys({ query, before: authors, results: found, after: all }, () => dialog.close());
    if (this.#box.value !== '' && document.activeElement === this.#box) this.#open();
  }

  #open(): void {
    const { dialog, query } = this.#elements;
    // Escape empties the box: an input event that must not search.
    if (dialog.open || this.#box.value === '') return;
    query.value = this.#box.value;
    dialog.showModal();
    query.focus();
    query.setSelectionRange(query.value.length, query.value.length);
    this.#typed();
  }

  #closed(): void {
    window.clearTimeout(this.#timer);
    this.#busy.end();
    this.#searches += 1;
    this.#box.value = this.#elements.query.value;
    this.#box.focus();
    this.#box.select();
  }

  #typed(): void {
    // At once, since the event of closing comes later than the end of the dialog.
    this.#box.value = this.#elements.query.value;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#run(), TYPING_PAUSE);
  }

  async #run(): Promise<void> {
    this.#searches += 1;
    const number = this.#searches;
    const state: SearchState = { query: this.#elements.query.value, topic: '', year: '', sort: 'relevance' };
    this.#elements.results.ariaBusy = String(!isEmpty(state));
    this.#busy.begin();
    const wish = { shown: SHOWN, isAll: false, topics: topicsOfPage() };
    try {
      const answer = await searchFreshIndex(this.#engines, state, wish);
      if (number !== this.#searches) return;
      this.#busy.end();
      this.#show(answer);
    } catch (error) {
      if (number !== this.#searches) return;
      this.#busy.end();
      this.#fail(failureOf(error));
    }
  }

  #show(answer: SearchResponse): void {
    const { results, nearest, status, all } = this.#elements;
    const { state, hits, incomplete, count, unknownTopics } = answer;
    const { language = document.documentElement.lang, dates = 'long' } = this.#box.dataset;
    const labels = new Map(topicsOfPage().map(({ slug, label }) => [slug, label]));
    const context = {
      root: this.#root,
      query: answer.correctedQuery ?? state.query,
      hasSemanticIndex: answer.hasSemanticIndex,
      language,
      dates,
      topicLabel: (slug: string) => labels.get(slug) ?? slug,
    };
    const isAsked = !isEmpty(state);
    showAuthors(this.#elements.authors, answer.authors, this.#root);
    results.replaceChildren(...hits.map((hit) => resultItem(hit, context)));
    showNearest(nearest, answer, context);
    results.ariaBusy = 'false';
    if (unknownTopics.length > 0)
      status.replaceChildren(...topicSuggestions(unknownTopics, state, this.#root));
    else
      status.textContent =
        !isAsked || (incomplete && count === 0 && answer.nearest === undefined) ? '' : countSentence(answer);
    all.href = new URL(urls.search(state.query.trim()).slice(1), this.#root).href;
    all.hidden = !isAsked;
    this.#showProblem(incomplete ? { message: MESSAGES.incomplete, remedy: 'retry' } : undefined);
  }

  #fail(failure: Failure): void {
    const { results, status, all } = this.#elements;
    results.replaceChildren();
    this.#elements.nearest.section.hidden = true;
    results.ariaBusy = 'false';
    status.textContent = '';
    all.hidden = true;
    this.#elements.authors.hidden = true;
    this.#showProblem(failure);
  }

  #showProblem(failure: Failure | undefined): void {
    const { problem, message, retry } = this.#elements;
    problem.hidden = failure === undefined;
    message.textContent = failure?.message ?? '';
    const { remedy } = failure ?? {};
    retry.hidden = remedy === undefined;
    retry.dataset.remedy = remedy ?? '';
    if (remedy !== undefined) retry.textContent = REMEDIES[remedy];
  }
}

/** The topics in the page's navigation. */
function topicsOfPage(): NamedTopic[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('.side a[href*="topics/"]')].flatMap((link) => {
    const { slug } = /\/topics\/(?<slug>[^/]+)\.html$/u.exec(link.pathname)?.groups ?? {};
    if (slug === undefined) return [];
    return [{ slug, label: link.firstChild?.textContent?.trim() ?? slug, was: formerSlugs(link) }];
  });
}
