import type { WorkboxPlugin } from 'workbox-core/types.js';
import { CacheFirst } from 'workbox-strategies/CacheFirst.js';
import { NetworkFirst } from 'workbox-strategies/NetworkFirst.js';
import { cacheName } from '../cache-names.ts';
import { BoundedCache } from './bounded-cache.ts';
import { pageFile, pathOf } from './requests.ts';

/** After so long without an answer, a stored copy is shown. */
const NETWORK_SECONDS = 4;

/** The most entries of each cache. The oldest leave first. */
const MOST = { pages: 400, files: 200, index: 3000 } as const;

/** The strategies for the kinds of requests. */
export interface Strategies {
  /** Pages: from the network, else as they were when they were last visited. */
  readonly page: NetworkFirst;
  /** Files whose content may change under the same name. */
  readonly file: NetworkFirst;
  /** Files whose names change with their content. */
  readonly asset: CacheFirst;
  readonly index: CacheFirst;
}

/** The strategies of a site. @param root the address of its root. */
export function strategiesFor(root: string): Strategies {
  const { pathname } = new URL(root);
  const kept = (kind: keyof typeof MOST) => {
    const name = cacheName(pathname, kind);
    return { cacheName: name, plugins: [COMPLETE, new BoundedCache(name, MOST[kind])] };
  };
  const [pages, files, index] = [kept('pages'), kept('files'), kept('index')];
  return {
    page: new NetworkFirst({
      ...pages,
      plugins: [...pages.plugins, WORKING, keyOf((url) => root + pageFile(pathOf(url, root)))],
      networkTimeoutSeconds: NETWORK_SECONDS,
    }),
    file: new NetworkFirst({
      ...files,
      plugins: [...files.plugins, WORKING, keyOf(withoutQuery)],
      networkTimeoutSeconds: NETWORK_SECONDS,
    }),
    asset: new CacheFirst({ ...files, plugins: [...files.plugins, keyOf(withoutQuery)] }),
    index: new CacheFirst({ ...index, plugins: [...index.plugins, keyOf(withoutQuery)] }),
  };
}

/** Only whole files are stored, and none of another address. */
const COMPLETE: WorkboxPlugin = {
  cacheWillUpdate: async ({ response }) => (isComplete(response) ? response : null),
};

/** Whether a response is the whole file at the address that was asked for. */
export function isComplete(response: Response): boolean {
  return response.status === 200 && !response.redirected && response.type === 'basic';
}

/** A server that fails is as good as none: a stored copy is better than its message. */
const WORKING: WorkboxPlugin = {
  fetchDidSucceed: async ({ response }) => {
    if (response.status >= 500) throw new Error(`The server failed: ${response.status}.`);
    return response;
  },
};

/** Stores files under addresses that `key` makes from theirs. */
function keyOf(key: (url: string) => string): WorkboxPlugin {
  return { cacheKeyWillBeUsed: async ({ request }) => key(request.url) };
}

function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
