import { readState, type SearchState, writeState } from '../query/search-params.ts';

/** In milliseconds. A query that is unchanged for this time gets its own history entry, to which the back button returns. */
const SETTLES_AFTER = 1500;

/** The number of results that a reader wants to see. */
export interface Extent {
  readonly shown: number;
  /** Whether to search older papers too, even if newer ones suffice. */
  readonly isAll: boolean;
  /** Whether to show the nearest other papers below few matches. */
  readonly withNearest?: boolean;
}

/**
 * Keeps the state in the page's address. While a query is being typed, it replaces its own history entry. After it has been
 * unchanged for a while, the next change creates a new entry, so that the back button returns to the previous query, not to the
 * previous letter.
 */
export class SearchHistory {
  #settled = true;
  #timer: number | undefined;

  /** The state in the page's address. */
  read(): SearchState {
    return readState(window.location.search);
  }

  /** The number of results shown when this history entry was left; empty for the default number. */
  get extent(): Partial<Extent> {
    const state: unknown = window.history.state;
    if (typeof state !== 'object' || state === null) return {};
    return {
      ...('shown' in state && typeof state.shown === 'number' && { shown: state.shown }),
      ...('isAll' in state && typeof state.isAll === 'boolean' && { isAll: state.isAll }),
      ...('withNearest' in state && state.withNearest === true && { withNearest: true }),
    };
  }

  /** Writes a state that is still being typed. */
  type(state: SearchState): void {
    this.#write(state);
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.settle(), SETTLES_AFTER);
  }

  /** Writes a state that was chosen in one step. */
  choose(state: SearchState): void {
    this.settle();
    this.#write(state);
    this.settle();
  }

  /** Keeps the current entry, so that the back button returns to it. */
  settle(): void {
    window.clearTimeout(this.#timer);
    this.#settled = true;
  }

  /** Stores in the history entry how many results are shown. */
  remember({ shown, isAll, withNearest = false }: Extent): void {
    window.history.replaceState({ shown, isAll, withNearest }, '');
  }

  #write(state: SearchState): void {
    const search = writeState(state);
    if (search === writeState(this.read())) return;
    const address = `${window.location.pathname}${search}`;
    if (this.#settled) window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
    this.#settled = false;
  }
}
