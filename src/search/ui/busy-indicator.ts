/** What is said then. */
export const SEARCHING = 'Searching…';

/** Milliseconds within which an answer needs no word that it is coming. */
export const BUSY_DELAY_MS = 300;

/** Says that a search is under way as soon as that takes long, once for all searches that follow each other without an answer. */
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

  /** The last of them has been answered, or given up. */
  end(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
