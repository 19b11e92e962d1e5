import { cacheName } from '../cache-names.ts';
import { PACKS_FOLDER } from './pack-manifest.ts';

/**
 * The bytes of the packs on the device. The cache is opened anew each time: one that is deleted while it is open takes and gives
 * files as before, but nobody else sees them.
 */
export class PackCache {
  readonly #folder: string;
  readonly #name: string;

  /** @param root the address of the site's root. */
  constructor(root: string) {
    this.#folder = `${root}${PACKS_FOLDER}/`;
    this.#name = cacheName(new URL(root).pathname, 'packs');
  }

  /** The names of the packs. */
  async files(): Promise<string[]> {
    const keys = await (await this.#open()).keys();
    return keys.map(({ url }) => url.slice(this.#folder.length));
  }

  /** A pack; `undefined` if it is not there. */
  async read(file: string): Promise<Response | undefined> {
    return (await this.#open()).match(this.#folder + file);
  }

  /** Stores a pack. @throws a `QuotaExceededError` if the device is full. */
  async write(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await (await this.#open()).put(this.#folder + file, new Response(bytes));
  }

  async delete(files: Iterable<string>): Promise<void> {
    const cache = await this.#open();
    await Promise.all(Array.from(files, (file) => cache.delete(this.#folder + file)));
  }

  #open(): Promise<Cache> {
    return caches.open(this.#name);
  }
}
