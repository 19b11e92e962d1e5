import type { WorkboxPlugin } from 'workbox-core/types.js';
import { CacheFirst } from 'workbox-strategies/CacheFirst.js';
import { NetworkFirst } from 'workbox-strategies/NetworkFirst.js';
import { INDEX_FOLDER, MANIFEST_FILE } from '../../search/format/manifest.ts';
import { cacheName } from '../cache-names.ts';
import { BoundedCache } from './bounded-cache.ts';
import { pageFile, pathOf } from './requests.ts';
import type { StoredPacks } from './stored-packs.ts';

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
export function strategiesFor(root: string, packs: StoredPacks): Strategies {
  const { pathname } = new URL(root);
  const kept = (kind: keyof typeof MOST) => {
    const name = cacheName(pathname, kind);
    return { cacheName: name, plugins: [COMPLETE, new BoundedCache(name, MOST[kind])] };
  };
  const [pages, files, index] = [kept('pages'), kept('files'), kept('index')];
  const packed: WorkboxPlugin = {
    cachedResponseWillBeUsed: async ({ request, cachedResponse }) => {
      const path = pathOf(request.url, root);
      if (path === MANIFEST) return (await packs.indexFile(path)) ?? cachedResponse;
      return (await packs.page(path, storedAt(cachedResponse))) ?? cachedResponse;
    },
  };
  const packedIndex: WorkboxPlugin = {
    cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
      cachedResponse ?? packs.indexFile(pathOf(request.url, root)),
  };
  return {
    page: new NetworkFirst({
      ...pages,
      plugins: [...pages.plugins, WORKING, keyOf((url) => root + pageFile(pathOf(url, root))), packed],
      networkTimeoutSeconds: NETWORK_SECONDS,
    }),
    file: new NetworkFirst({
      ...files,
      plugins: [...files.plugins, WORKING, keyOf(withoutQuery), packed],
      networkTimeoutSeconds: NETWORK_SECONDS,
    }),
    asset: new CacheFirst({ ...files, plugins: [...files.plugins, keyOf(withoutQuery)] }),
    index: new CacheFirst({ ...index, plugins: [...index.plugins, keyOf(withoutQuery), packedIndex] }),
  };
}

/**
 * Without a network, a search reads the index of the packs if there is one, because all files of that are on the device. A later
 * manifest may name files that are not.
 */
const MANIFEST = `${INDEX_FOLDER}/${MANIFEST_FILE}`;

/** When a response was made, in milliseconds since 1970. */
function storedAt(response: Response | undefined): number {
  return Date.parse(response?.headers.get('Date') ?? '') || 0;
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
