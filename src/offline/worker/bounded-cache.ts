import type { WorkboxPlugin } from 'workbox-core/types.js';

/** The entries above the limit that are deleted at once, because listing all entries takes long. */
const BATCH = 20;

/** Deletes the oldest entries of a cache when it has more than a number. Browsers list entries in the order in which they were stored. */
export class BoundedCache implements WorkboxPlugin {
  readonly #name: string;
  readonly #most: number;
  #stored = BATCH;

  constructor(name: string, most: number) {
    this.#name = name;
    this.#most = most;
  }

  readonly cacheDidUpdate = async (): Promise<void> => {
    this.#stored += 1;
    if (this.#stored < BATCH) return;
    this.#stored = 0;
    const cache = await caches.open(this.#name);
    const keys = await cache.keys();
    const oldest = keys.slice(0, Math.max(0, keys.length - this.#most));
    await Promise.all(oldest.map((key) => cache.delete(key)));
  };
}
