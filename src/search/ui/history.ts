import { readState, type SearchState, writeState } from '../query/search-params.ts';

/** How long a query must rest before it counts as asked, and the back button returns to it. */
const SETTLES_AFTER = 1500;

/** How much of what was found a reader wants to see. */
export interface Extent {
  readonly shown: number;
  /** Whether older papers are wanted too, where newer ones suffice. */
  readonly isAll: boolean;
}

/**
 * Keeps the state in the page's address. While a query is being typed it replaces its own entry in the history; once
 * it has settled the next change makes a new entry, so that the back button goes from query to query, not from letter to letter.
 */
export class SearchHistory {
  #settled = true;
  #timer: number | undefined;

  /** The state that the address stands for now. */
  read(): SearchState {
    return readState(window.location.search);
  }

  /** How much was shown when the history's entry was left; nothing where nobody has asked for more. */
  get extent(): Partial<Extent> {
    const state: unknown = window.history.state;
    if (typeof state !== 'object' || state === null) return {};
    return {
      ...('shown' in state && typeof state.shown === 'number' && { shown: state.shown }),
      ...('isAll' in state && typeof state.isAll === 'boolean' && { isAll: state.isAll }),
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

  /** The state as it stands is one to come back to. */
  settle(): void {
    window.clearTimeout(this.#timer);
    this.#settled = true;
  }

  /** Remembers how much is shown. */
  remember({ shown, isAll }: Extent): void {
    window.history.replaceState({ shown, isAll }, '');
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
