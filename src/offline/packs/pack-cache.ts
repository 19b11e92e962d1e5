import { cacheName } from '../cache-names.ts';
import { PACKS_FOLDER } from './pack-manifest.ts';

/** The browser does not answer when it is asked for packs, as long as it runs. */
export class BlockedCacheError extends Error {
  override readonly name = 'BlockedCacheError';

  constructor() {
    super(
      'This browser does not give back the files that it stored. Close it and open it again. If that changes nothing, press “Remove all”, and download them again.',
    );
  }
}

/** How long the browser may take, in milliseconds. */
const LIMIT_MS = { read: 10_000, write: 60_000 } as const;

/**
 * The bytes of the packs on the device. The cache is opened anew each time: one that is deleted while it is open takes and gives
 * files as before, but nobody else sees them.
 *
 * Chromium sometimes leaves a cache locked if a tab is closed while it stores a file: then nothing that is asked of that cache is ever
 * answered, also in other tabs, until the browser ends or the cache is deleted. So each method throws a {@link BlockedCacheError}
 * if there is no answer for long.
 */
export class PackCache {
  readonly #folder: string;
  readonly #name: string;

  /** @param root the address of the site's root. */
  constructor(root: string) {
    this.#folder = `${root}${PACKS_FOLDER}/`;
    this.#name = cacheName(new URL(root).pathname, 'packs');
  }

  /** @throws if the browser stores nothing for the site. */
  async open(): Promise<void> {
    await caches.open(this.#name);
  }

  /** The names of the packs. */
  async files(): Promise<string[]> {
    const keys = await this.#ask((cache) => cache.keys());
    return keys.map(({ url }) => url.slice(this.#folder.length));
  }

  /** A pack; `undefined` if it is not there. */
  read(file: string): Promise<Response | undefined> {
    return this.#ask((cache) => cache.match(this.#folder + file));
  }

  /** Stores a pack. @throws a `QuotaExceededError` if the device is full. */
  write(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#ask((cache) => cache.put(this.#folder + file, new Response(bytes)), LIMIT_MS.write);
  }

  async delete(files: Iterable<string>): Promise<void> {
    const deleteFrom = (cache: Cache) =>
      Promise.all(Array.from(files, (file) => cache.delete(this.#folder + file)));
    await this.#ask(deleteFrom, LIMIT_MS.write);
  }

  /** Deletes all packs, also if the browser does not answer otherwise. */
  async deleteAll(): Promise<void> {
    await caches.delete(this.#name);
  }

  #ask<T>(act: (cache: Cache) => Promise<T>, limit: number = LIMIT_MS.read): Promise<T> {
    return inTime(
      caches.open(this.#name).then((cache) => act(cache)),
      limit,
    );
  }
}

function inTime<T>(answer: Promise<T>, limit: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new BlockedCacheError()), limit);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
