import { EngineManager } from '../engine/engine-manager.ts';
import { freshAnswer } from '../engine/fresh-search.ts';
import { isEmpty, readState, type SearchState, SORTS } from '../query/search-params.ts';
import { BusyIndicator } from './busy-indicator.ts';
import { chooseTopic, chooseYear, topicOptions } from './facet-controls.ts';
import { type Extent, SearchHistory } from './history.ts';
import { bindKeys } from './keyboard.ts';
import { failureOf, MESSAGES } from './messages.ts';
import { RecentSearches } from './recent-searches.ts';
import { reloadFresh } from './reload.ts';
import { showAnswer, showFailure, showSearching } from './render.ts';
import { findElements, type SearchPageElements } from './search-page-elements.ts';

const PER_STEP = 10;
const AT_FIRST: Extent = { shown: PER_STEP, isAll: false };
// Long enough that fast typing asks once, too short to be felt as waiting.
const TYPING_PAUSE = 100;

/** The search page at work: what is asked, what is found, what is shown. */
export class SearchPage {
  readonly #root: URL;
  readonly #parts: SearchPageElements = findElements();
  readonly #address = new SearchHistory();
  readonly #engines: EngineManager;
  readonly #recent: RecentSearches;
  readonly #sign = new BusyIndicator(() => showSearching(this.#parts));
  #extent = AT_FIRST;
  /** Counts the searches, so that a slow answer never replaces a later one. */
  #asked = 0;
  #timer: number | undefined;

  constructor(root: URL) {
    this.#root = root;
    this.#engines = new EngineManager(root);
    this.#recent = new RecentSearches(this.#parts.recent, root, (query) => {
      this.#parts.query.value = query;
      this.#chosen();
      this.#parts.query.focus();
    });
  }

  /** Shows what the address asks for, and listens. */
  start(): void {
    if (window.location.protocol === 'file:') {
      showFailure(this.#parts, { message: MESSAGES.fromFolder, remedy: undefined });
    } else {
      this.#listen();
      // The script comes when a reader turns to the page, who may have typed meanwhile.
      if (this.#parts.query.value !== '' && isEmpty(this.#address.read())) this.#typed();
      else this.#restore();
      if (document.activeElement === this.#parts.query) void this.#engines.warm();
    }
  }

  #listen(): void {
    const { form, query, topic, year, sort, retry, more, older, unfilter, authors, results } = this.#parts;
    query.addEventListener('input', () => this.#typed());
    query.addEventListener('focus', () => void this.#engines.warm());
    query.addEventListener('blur', () => {
      this.#address.settle();
      this.#recent.note(query.value);
    });
    for (const select of [topic, year, sort]) select.addEventListener('change', () => this.#chosen());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#chosen();
    });
    retry.addEventListener('click', () => {
      if (retry.dataset.remedy === 'reload') void reloadFresh();
      else void this.#run();
    });
    more.addEventListener('click', () => void this.#more());
    older.addEventListener('click', () => {
      this.#extend({ isAll: true });
      void this.#run();
      query.focus();
    });
    unfilter.addEventListener('click', () => {
      topic.value = '';
      year.value = '';
      this.#chosen();
      query.focus();
    });
    window.addEventListener('popstate', () => this.#restore());
    bindKeys({ query, before: authors, results, after: more }, (from) => {
      if (from === 'results') return query.focus();
      query.value = '';
      this.#chosen();
    });
  }

  #typed(): void {
    this.#extent = AT_FIRST;
    this.#address.type(this.#state());
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#run(), TYPING_PAUSE);
  }

  #chosen(): void {
    window.clearTimeout(this.#timer);
    this.#recent.note(this.#parts.query.value);
    const state = this.#state();
    // Filters and order leave it at older papers; another query begins anew.
    const isSame = state.query.trim() === this.#address.read().query;
    this.#address.choose(state);
    this.#extend({ shown: PER_STEP, isAll: isSame && this.#extent.isAll });
    void this.#run();
  }

  #restore(): void {
    const { query, topic, year, sort } = this.#parts;
    const state = this.#address.read();
    window.clearTimeout(this.#timer);
    this.#address.settle();
    query.value = state.query;
    chooseTopic(topic, state.topic);
    chooseYear(year, state.year);
    sort.value = state.sort;
    this.#extent = { ...AT_FIRST, ...this.#address.extent };
    void this.#run();
  }

  #state(): SearchState {
    const { query, topic, year, sort } = this.#parts;
    const chosen = SORTS.find((name) => name === sort.value) ?? readState('').sort;
    return { query: query.value, topic: topic.value, year: year.value, sort: chosen };
  }

  async #run(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const state = this.#state();
    this.#parts.results.ariaBusy = String(!isEmpty(state));
    const wish = { ...this.#extent, topics: topicOptions(this.#parts.topic) };
    this.#sign.begin();
    try {
      const given = await freshAnswer(this.#engines, state, wish);
      if (asked !== this.#asked) return;
      this.#sign.end();
      showAnswer(this.#parts, this.#root, given);
      if (!isEmpty(state)) void this.#engines.makeReady();
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#sign.end();
      showFailure(this.#parts, failureOf(error));
    }
  }

  #extend(by: Partial<Extent>): void {
    this.#extent = { ...this.#extent, ...by };
    this.#address.remember(this.#extent);
  }

  async #more(): Promise<void> {
    const before = this.#parts.results.childElementCount;
    this.#extend({ shown: this.#extent.shown + PER_STEP });
    await this.#run();
    this.#parts.results.children[before]?.querySelector('a')?.focus();
  }
}
