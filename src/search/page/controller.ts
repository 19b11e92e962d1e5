import { exactFirst, isRelated } from '../related.ts';
import { isEmpty, readState, type SearchState, SORTS } from '../state.ts';
import { Address } from './address.ts';
import { findParts, type PageParts } from './elements.ts';
import { Engine, type Found, type Hit } from './engine.ts';
import { showYears } from './filters.ts';
import { listenToKeys } from './keys.ts';
import { MESSAGES } from './messages.ts';
import { type Answer, showAnswer, showFailure } from './view.ts';

const PER_STEP = 10;
// Long enough that fast typing asks once, too short to be felt as waiting.
const TYPING_PAUSE = 120;

/** The search page at work: what is asked, what is found, what is shown. */
export class SearchPage {
  readonly #root: URL;
  readonly #parts: PageParts = findParts();
  readonly #address = new Address();
  readonly #engine: Engine;
  #shown = PER_STEP;
  /** Counts the searches, so that a slow answer never replaces a later one. */
  #asked = 0;
  #timer: number | undefined;

  constructor(root: URL) {
    this.#root = root;
    this.#engine = new Engine(root);
  }

  /** Shows what the address asks for, and listens. */
  start(): void {
    if (window.location.protocol === 'file:') {
      showFailure(this.#parts, MESSAGES.fromFolder, false);
    } else {
      this.#listen();
      this.#restore();
    }
  }

  #listen(): void {
    const { form, query, topic, year, sort, retry, more, unfilter } = this.#parts;
    query.addEventListener('input', () => this.#typed());
    query.addEventListener('blur', () => this.#address.settle());
    for (const select of [topic, year, sort]) select.addEventListener('change', () => this.#chosen());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#chosen();
    });
    retry.addEventListener('click', () => {
      this.#engine.retry();
      void this.#run();
    });
    more.addEventListener('click', () => void this.#more());
    unfilter.addEventListener('click', () => {
      topic.value = '';
      year.value = '';
      this.#chosen();
      query.focus();
    });
    window.addEventListener('popstate', () => this.#restore());
    listenToKeys(this.#parts, () => {
      query.value = '';
      this.#chosen();
    });
  }

  #typed(): void {
    this.#shown = PER_STEP;
    this.#address.type(this.#state());
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#run(), TYPING_PAUSE);
  }

  #chosen(): void {
    window.clearTimeout(this.#timer);
    this.#shown = PER_STEP;
    this.#address.choose(this.#state());
    void this.#run();
  }

  #restore(): void {
    const { query, topic, year, sort } = this.#parts;
    const state = this.#address.read();
    window.clearTimeout(this.#timer);
    this.#address.settle();
    query.value = state.query;
    topic.value = state.topic;
    // A topic that the vocabulary no longer has must not filter unseen.
    if (topic.selectedIndex < 0) topic.value = '';
    showYears(year, {}, state.year);
    sort.value = state.sort;
    this.#shown = this.#address.shown ?? PER_STEP;
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
    this.#parts.results.ariaBusy = 'true';
    try {
      const answer = await this.#answer(state);
      if (asked === this.#asked) showAnswer(this.#parts, this.#root, answer);
    } catch {
      if (asked === this.#asked) showFailure(this.#parts, MESSAGES.missing, true);
    }
  }

  async #answer(state: SearchState): Promise<Answer> {
    const found = await this.#engine.search(state);
    const first = isEmpty(state) ? [] : await fetched(found, this.#shown);
    const hits = state.sort === 'relevance' ? exactFirst(first, state.query) : first;
    const incomplete = this.#engine.incomplete;
    // For a word that it does not know the index answers with any word that begins alike.
    const unrelated = hits.length > 0 && !hits.some((hit) => isRelated(hit, state.query));
    if (unrelated)
      return { state, found: { hits: [], topics: {}, years: {} }, count: 0, hits: [], incomplete };
    return { state, found, count: found.hits.length, hits, incomplete };
  }

  async #more(): Promise<void> {
    const before = this.#parts.results.childElementCount;
    this.#shown += PER_STEP;
    this.#address.remember(this.#shown);
    await this.#run();
    this.#parts.results.children[before]?.querySelector('a')?.focus();
  }
}

/** The first hits with their records. One that cannot be fetched is left out; the engine knows that it is missing. */
async function fetched(found: Found, count: number): Promise<Hit[]> {
  const answers = await Promise.allSettled(found.hits.slice(0, count).map((hit) => hit.data()));
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
}
