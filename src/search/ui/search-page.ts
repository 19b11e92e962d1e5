import { EngineManager } from '../engine/engine-manager.ts';
import { searchFreshIndex } from '../engine/fresh-search.ts';
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
// In milliseconds: long enough that fast typing searches once, short enough not to be noticed.
const TYPING_PAUSE = 80;

/** Controls the search page: reads the form and the address, searches, and shows the results. */
export class SearchPage {
  readonly #root: URL;
  readonly #elements: SearchPageElements = findElements();
  readonly #history = new SearchHistory();
  readonly #engines: EngineManager;
  readonly #recent: RecentSearches;
  readonly #busy = new BusyIndicator(() => showSearching(this.#elements));
  #extent = AT_FIRST;
  /** Counts the searches, so that a slow answer never replaces the answer to a later search. */
  #searches = 0;
  #timer: number | undefined;

  constructor(root: URL, engines = new EngineManager(root)) {
    this.#root = root;
    this.#engines = engines;
    this.#recent = new RecentSearches(this.#elements.recent, root, (query) => {
      this.#elements.query.value = query;
      this.#chosen();
      this.#elements.query.focus();
    });
  }

  /** Searches for the query in the address, and listens for input. */
  start(): void {
    if (window.location.protocol === 'file:' && !this.#engines.worksFromFolder) {
      showFailure(this.#elements, { message: MESSAGES.fromFolder, remedy: undefined });
    } else {
      this.#listen();
      // The script is loaded when the search box gets the focus, so the reader may have typed before.
      if (this.#elements.query.value !== '' && isEmpty(this.#history.read())) this.#typed();
      else this.#restore();
      if (document.activeElement === this.#elements.query) void this.#engines.preload();
    }
  }

  #listen(): void {
    const { form, query, topic, year, sort, retry, more, older, alsoNearest, unfilter, authors, found } =
      this.#elements;
    query.addEventListener('input', () => this.#typed());
    query.addEventListener('focus', () => void this.#engines.preload());
    query.addEventListener('blur', () => {
      this.#history.settle();
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
    alsoNearest.addEventListener('click', () => void this.#alsoNearest());
    unfilter.addEventListener('click', () => {
      topic.value = '';
      year.value = '';
      this.#chosen();
      query.focus();
    });
    window.addEventListener('popstate', () => this.#restore());
    bindKeys({ query, before: authors, results: found, after: more }, (from) => {
      if (from === 'results') return query.focus();
      query.value = '';
      this.#chosen();
    });
  }

  #typed(): void {
    this.#extent = AT_FIRST;
    this.#history.type(this.#state());
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#run(), TYPING_PAUSE);
    void this.#engines.preloadQuery(this.#elements.query.value);
  }

  #chosen(): void {
    window.clearTimeout(this.#timer);
    this.#recent.note(this.#elements.query.value);
    const state = this.#state();
    // After a change of filter or order, older papers stay included; another query starts with the newest again.
    const isSame = state.query.trim() === this.#history.read().query;
    this.#history.choose(state);
    this.#extend({
      shown: PER_STEP,
      isAll: isSame && this.#extent.isAll,
      withNearest: isSame && this.#extent.withNearest === true,
    });
    void this.#run();
  }

  #restore(): void {
    const { query, topic, year, sort } = this.#elements;
    const state = this.#history.read();
    window.clearTimeout(this.#timer);
    this.#history.settle();
    query.value = state.query;
    chooseTopic(topic, state.topic);
    chooseYear(year, state.year);
    sort.value = state.sort;
    this.#extent = { ...AT_FIRST, ...this.#history.extent };
    void this.#run();
  }

  #state(): SearchState {
    const { query, topic, year, sort } = this.#elements;
    const chosen = SORTS.find((name) => name === sort.value) ?? readState('').sort;
    return { query: query.value, topic: topic.value, year: year.value, sort: chosen };
  }

  async #run(): Promise<void> {
    this.#searches += 1;
    const number = this.#searches;
    const state = this.#state();
    this.#elements.results.ariaBusy = String(!isEmpty(state));
    const wish = { ...this.#extent, topics: topicOptions(this.#elements.topic) };
    this.#busy.begin();
    try {
      const answer = await searchFreshIndex(this.#engines, state, wish);
      if (number !== this.#searches) return;
      this.#busy.end();
      showAnswer(this.#elements, this.#root, answer);
      // The nearest papers are found without the shards.
      if (answer.searched > 0) void this.#engines.prefetchShards();
    } catch (error) {
      if (number !== this.#searches) return;
      this.#busy.end();
      showFailure(this.#elements, failureOf(error));
    }
  }

  #extend(by: Partial<Extent>): void {
    this.#extent = { ...this.#extent, ...by };
    this.#history.remember(this.#extent);
  }

  async #alsoNearest(): Promise<void> {
    this.#extend({ withNearest: true });
    await this.#run();
    this.#elements.nearest.list.querySelector('a')?.focus();
  }

  async #more(): Promise<void> {
    const links = () => this.#elements.found.querySelectorAll<HTMLElement>('a.headline');
    const before = links().length;
    this.#extend({ shown: this.#extent.shown + PER_STEP });
    await this.#run();
    links()[before]?.focus();
  }
}
