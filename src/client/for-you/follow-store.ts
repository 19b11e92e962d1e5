import type { Follows } from '../../for-you/follows.ts';
import { formatFollows, parseFollows } from '../../for-you/stored-follows.ts';
import { prefer, preference } from '../page/preferences.ts';
import { siteRoot } from '../page/site-root.ts';

/** What a reader follows on this site, on this device. All tabs of the site agree. */
export class FollowStore {
  readonly #name = `follows:${siteRoot().pathname}`;
  readonly #listeners = new Set<() => void>();
  #text = preference(this.#name);
  #follows = parseFollows(this.#text);

  constructor() {
    // Only other tabs dispatch this event.
    addEventListener('storage', () => {
      if (this.#isCurrent()) return;
      this.#read();
      this.#tell();
    });
  }

  get follows(): Follows {
    return this.#follows;
  }

  /**
   * Changes what the reader follows, beginning from what is stored now.
   * @returns whether it could be stored. If not, the change lasts until the page is left.
   */
  change(change: (follows: Follows) => Follows): boolean {
    if (!this.#isCurrent()) this.#read();
    this.#follows = change(this.#follows);
    const text = formatFollows(this.#follows);
    prefer(this.#name, text);
    this.#text = preference(this.#name);
    this.#tell();
    return this.#text === text;
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #isCurrent(): boolean {
    return preference(this.#name) === this.#text;
  }

  #read(): void {
    this.#text = preference(this.#name);
    this.#follows = parseFollows(this.#text);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** What to say if a change could not be stored. */
export const NOT_STORED =
  'This browser did not store it, because storage is full or forbidden, as in some private windows. It lasts until you leave this page. Allow storage for this site to keep it.';
