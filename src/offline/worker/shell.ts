import { cacheName, isShellCache, shellCacheName } from '../cache-names.ts';
import type { WorkerBuild } from '../worker-build.ts';
import { isPageElsewhere } from './requests.ts';
import { isComplete } from './strategies.ts';

/** How many shells are kept: a tab may be open that came with the former one. */
const KEPT = 2;

/** The files that every page needs, and the pages that work without a network. They are stored when the worker is installed. */
export class Shell {
  readonly #root: string;
  readonly #path: string;
  readonly #build: WorkerBuild;

  /** @param root the address of the site's root. */
  constructor(root: string, build: WorkerBuild) {
    this.#root = root;
    this.#path = new URL(root).pathname;
    this.#build = build;
  }

  /**
   * Stores the files of this build. A file that a former shell has with the same digest is not loaded again.
   * @throws if a file cannot be loaded: then the browser tries again at a later visit, and the former worker goes on.
   */
  async install(): Promise<void> {
    const cache = await caches.open(shellCacheName(this.#path, this.#build.digest));
    const former = await this.#caches();
    for (const [path, digest] of this.#build.shell) {
      const key = this.#keyOf(path, digest);
      if ((await cache.match(key)) !== undefined) continue;
      const known = await matchIn(former, key);
      await cache.put(key, known ?? (await this.#load(path)));
    }
  }

  /** Deletes the shells of builds before the former one. Their assets stay for a while: stored pages may need them. */
  async cleanUp(): Promise<void> {
    const own = shellCacheName(this.#path, this.#build.digest);
    const others = (await this.#names()).filter((name) => name !== own);
    for (const name of others.slice(0, Math.max(0, others.length - KEPT + 1))) {
      await this.#keepAssets(await caches.open(name));
      await caches.delete(name);
    }
  }

  async #keepAssets(former: Cache): Promise<void> {
    const files = await caches.open(cacheName(this.#path, 'files'));
    const current = new Set(this.#build.shell.map(([path]) => this.#root + path));
    for (const request of await former.keys()) {
      const address = request.url.replace(/\?.*$/u, '');
      const response = await former.match(request);
      if (!address.startsWith(`${this.#root}assets/`) || current.has(address) || response === undefined)
        continue;
      await files.put(address, response);
    }
  }

  /** The file at a path: of this build, or an asset of the former one, whose name tells its content. */
  async match(path: string): Promise<Response | undefined> {
    const digest = this.#build.shell.find(([each]) => each === path)?.[1];
    if (digest !== undefined) return matchIn(await this.#caches(), this.#keyOf(path, digest));
    return path.startsWith('assets/') ? matchIn(await this.#caches(), this.#root + path) : undefined;
  }

  #keyOf(path: string, digest: string): string {
    return `${this.#root}${path}?${digest}`;
  }

  async #load(path: string): Promise<Response> {
    const response = await fetch(this.#root + path, { cache: 'no-cache' });
    if (isComplete(response)) return response;
    if (isPageElsewhere(response, path, this.#root))
      return new Response(response.body, { headers: response.headers });
    throw new Error(`${path} could not be loaded: ${response.status}.`);
  }

  async #names(): Promise<string[]> {
    return (await caches.keys()).filter((name) => isShellCache(name, this.#path));
  }

  /** The caches of all shells, the newest first. */
  async #caches(): Promise<Cache[]> {
    const names = await this.#names();
    return Promise.all(names.toReversed().map((name) => caches.open(name)));
  }
}

/** The first answer that one of the caches has. An address without a query matches any. */
async function matchIn(opened: readonly Cache[], key: string): Promise<Response | undefined> {
  for (const cache of opened) {
    const found = await cache.match(key, { ignoreSearch: !key.includes('?') });
    if (found !== undefined) return found;
  }
  return undefined;
}
