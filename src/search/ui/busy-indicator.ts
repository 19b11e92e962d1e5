/** The text of the indicator. */
export const SEARCHING = 'Searching…';

/** A search that takes less time shows no indicator. */
export const BUSY_DELAY_MS = 300;

/** Shows that a search is running, if it takes long. Searches that replace each other before an answer count as one. */
export class BusyIndicator {
  readonly #show: () => void;
  #timer: number | undefined;

  constructor(show: () => void) {
    this.#show = show;
  }

  /** A search begins. */
  begin(): void {
    this.#timer ??= window.setTimeout(this.#show, BUSY_DELAY_MS);
  }

  /** The last search has been answered or cancelled. */
  end(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
