import { MANIFEST_FILE } from '../format/manifest.ts';
import type { IndexFiles } from '../retrieval/index-files.ts';
import { decodeMetadata, METADATA_FILE } from './compact-metadata.ts';
import { encodePfMeta } from './pf-meta.ts';

/** Pagefind's WebAssembly. Each shard requests it from the shard's own folder, but all shards share one file. */
const SHARED = /^wasm\.[\w.-]+\.pagefind$/u;

/** The metadata of a shard, which Pagefind requests under a name with a digest. */
const METADATA = /[^/]+\.pf_meta$/u;

/**
 * Intercepts every fetch of an address below `folder`, for three reasons. Pagefind ignores a chunk that fails to load and
 * returns fewer results; we record the failure, so that the page can say that the search is incomplete. Pagefind requests a
 * shared file once for each shard; we fetch it once. And we convert the compact metadata to Pagefind's format.
 */
export function interceptFetch(folder: string): IndexFiles {
  const missing = new Set<string>();
  // Files that failed and have not been loaded since. They bypass caches, which may have kept the failed response.
  const stale = new Set<string>();
  const below = new URL(folder).pathname.length;
  const original = window.fetch.bind(window);
  const shared = new Map<string, Promise<Response>>();
  const early = new Map<string, Promise<Response | undefined>>();
  const record = (address: string, isLoaded: boolean) => {
    const { pathname } = new URL(address);
    if (isLoaded) {
      missing.delete(pathname);
      stale.delete(pathname);
    } else {
      missing.add(pathname);
      stale.add(pathname);
    }
  };
  const load = async (address: string, init?: RequestInit) => {
    const fetched = await early.get(address);
    early.delete(address);
    const isStale = stale.has(new URL(address).pathname);
    try {
      const response =
        fetched ?? (await complete(await original(address, isStale ? { ...init, cache: 'reload' } : init)));
      record(address, isIndexFile(address, response));
      return response;
    } catch (error) {
      record(address, false);
      throw error;
    }
  };
  const decodeBody = async <T>(address: string, response: Response, decode: (text: string) => T) => {
    const text = await response.text();
    try {
      return decode(text);
    } catch (error) {
      record(address, false);
      throw error;
    }
  };
  const loadShared = async (address: string) => {
    const known = shared.get(address) ?? load(address);
    shared.set(address, known);
    const response = await known.catch(() => undefined);
    // The next call repeats a failed request.
    if (response?.ok !== true) shared.delete(address);
    return (response ?? (await known)).clone();
  };
  window.fetch = async (input, init) => {
    const { href } = new URL(input instanceof Request ? input.url : input, document.baseURI);
    if (!href.startsWith(folder)) return original(input, init);
    const file = href.slice(href.lastIndexOf('/') + 1);
    if (METADATA.test(file)) {
      const address = href.replace(METADATA, METADATA_FILE);
      const response = await load(address);
      return response.ok ? new Response(await decodeBody(address, response, toPfMeta)) : response;
    }
    return SHARED.test(file) ? loadShared(folder + file) : load(href, init);
  };
  const loadFile = async (address: string) => {
    const response = await window.fetch(address);
    if (!isIndexFile(address, response))
      throw new TypeError(`${address} could not be loaded: ${response.status}.`);
    return response;
  };
  return {
    hasFailed: (folders) => [...missing].some((path) => isInFolders(folders, path.slice(below))),
    fetchManifest: async (bypassCaches, signal) => {
      const address = `${folder}${MANIFEST_FILE}${bypassCaches ? `?${Date.now()}` : ''}`;
      const response = await original(address, {
        cache: bypassCaches ? 'no-store' : 'no-cache',
        ...(signal !== undefined && { signal }),
      });
      if (!isIndexFile(address, response))
        throw new TypeError(`The manifest could not be loaded: ${response.status}.`);
      return response.text();
    },
    reset: () => {
      missing.clear();
      shared.clear();
    },
    prefetch: async (addresses, priority = 'auto') => {
      for (const address of addresses) {
        if (early.has(address) || shared.has(address)) continue;
        early.set(address, completeOrUndefined(original(address, { priority })));
      }
      const fetched = await Promise.all(addresses.map((address) => early.get(address)));
      return fetched.every((response) => response !== undefined);
    },
    fetchBytes: async (address) => new Uint8Array(await (await loadFile(address)).arrayBuffer()),
    fetchDecoded: async (address, decode) => decodeBody(address, await loadFile(address), decode),
  };
}

/** Whether a response is the requested file: some hosts answer requests for missing files with a page and status 200. */
function isIndexFile(address: string, response: Response): boolean {
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
  return response.ok && (!isPage || new URL(address).pathname.endsWith('.html'));
}

/** Whether a path below the folder of the index is in one of these folders, or in none of its folders. */
function isInFolders(folders: ReadonlySet<string>, path: string): boolean {
  const [first = '', ...others] = path.split('/');
  return others.length === 0 ? folders.size > 0 : folders.has(first);
}

/** A response whose body has arrived. @throws {TypeError} if the connection ends too early. */
async function complete(response: Response): Promise<Response> {
  if (!response.ok) return response;
  return new Response(await response.arrayBuffer(), { headers: response.headers });
}

/** The same; `undefined` if the request fails. */
async function completeOrUndefined(fetching: Promise<Response>): Promise<Response | undefined> {
  try {
    const response = await complete(await fetching);
    return response.ok ? response : undefined;
  } catch {
    return undefined;
  }
}

/** Metadata in Pagefind's own format. @throws {SyntaxError} if the metadata is damaged. */
function toPfMeta(text: string): Uint8Array<ArrayBuffer> {
  return encodePfMeta(decodeMetadata(text));
}
