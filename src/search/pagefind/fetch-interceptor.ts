import { MANIFEST_FILE } from '../format/manifest.ts';
import { decodeMetadata, METADATA_FILE } from './compact-metadata.ts';
import { engineMetadata } from './pf-meta.ts';

/**
 * Stands between the engine and the network. It watches what the engine fetches, which passes over a part of the index
 * that it cannot have and finds less, without a word: whoever shows results has to know. It hands out a file that several
 * shards ask for from one place, once. And it gives the engine its metadata, which stand in a shorter form.
 */
export interface FetchWatch {
  /** Whether any part of the index in these folders, or beside them, could not be had since the last reset. */
  readonly failed: (folders: ReadonlySet<string>) => boolean;
  /** Forgets what failed. When that is asked for again, it comes past every cache. */
  readonly reset: () => void;
  /**
   * The text of the manifest, never from a cache that has not asked the host whether it is still the same; `isAnew` where a
   * cache on the way that did not ask has to be passed as well. @throws {TypeError} where it cannot be had.
   */
  readonly manifest: (isAnew: boolean, signal?: AbortSignal) => Promise<string>;
  /**
   * Fetches what will be asked for, keeps each for the first who does, and says whether all could be had. What could not is
   * not missing yet: it is fetched again when it is asked for.
   */
  readonly ahead: (addresses: readonly string[], priority?: RequestPriority) => Promise<boolean>;
  /** The bytes of a file of the index. @throws {TypeError} where it cannot be had. */
  readonly bytes: (address: string) => Promise<Uint8Array<ArrayBuffer>>;
  /**
   * What `decode` makes of the text of a file of the index; one that it throws at is as good as missing.
   * @throws {TypeError} where it cannot be had, and what `decode` throws.
   */
  readonly decoded: <T>(address: string, decode: (text: string) => T) => Promise<T>;
}

/** Every shard asks for the engine's WebAssembly in its own folder, and for nothing else that stands there once. */
const SHARED = /^wasm\.[\w.-]+\.pagefind$/u;

const METADATA = /[^/]+\.pf_meta$/u;

/** Starts to watch every fetch of an address below `folder`. */
export function watchFetches(folder: string): FetchWatch {
  const missing = new Set<string>();
  // What failed once, until it is had: a cache may have kept the answer that it is not there.
  const doubtful = new Set<string>();
  const below = new URL(folder).pathname.length;
  const original = window.fetch.bind(window);
  const kept = new Map<string, Promise<Response>>();
  const early = new Map<string, Promise<Response | undefined>>();
  const note = (address: string, isHad: boolean) => {
    const { pathname } = new URL(address);
    if (isHad) {
      missing.delete(pathname);
      doubtful.delete(pathname);
    } else {
      missing.add(pathname);
      doubtful.add(pathname);
    }
  };
  const watched = async (address: string, init?: RequestInit) => {
    const fetched = await early.get(address);
    early.delete(address);
    const isDoubtful = doubtful.has(new URL(address).pathname);
    try {
      const response =
        fetched ?? (await whole(await original(address, isDoubtful ? { ...init, cache: 'reload' } : init)));
      note(address, isPart(address, response));
      return response;
    } catch (error) {
      note(address, false);
      throw error;
    }
  };
  const decoded = async <T>(address: string, response: Response, decode: (text: string) => T) => {
    const text = await response.text();
    try {
      return decode(text);
    } catch (error) {
      note(address, false);
      throw error;
    }
  };
  const once = async (address: string) => {
    const known = kept.get(address) ?? watched(address);
    kept.set(address, known);
    const response = await known.catch(() => undefined);
    // What failed is asked for again the next time.
    if (response?.ok !== true) kept.delete(address);
    return (response ?? (await known)).clone();
  };
  window.fetch = async (input, init) => {
    const { href } = new URL(input instanceof Request ? input.url : input, document.baseURI);
    if (!href.startsWith(folder)) return original(input, init);
    const file = href.slice(href.lastIndexOf('/') + 1);
    if (METADATA.test(file)) {
      const address = href.replace(METADATA, METADATA_FILE);
      const response = await watched(address);
      return response.ok ? new Response(await decoded(address, response, asEngineReads)) : response;
    }
    return SHARED.test(file) ? once(folder + file) : watched(href, init);
  };
  const had = async (address: string) => {
    const response = await window.fetch(address);
    if (!isPart(address, response)) throw new TypeError(`${address} cannot be had: ${response.status}.`);
    return response;
  };
  return {
    failed: (folders) => [...missing].some((path) => isAmong(folders, path.slice(below))),
    manifest: async (isAnew, signal) => {
      const address = `${folder}${MANIFEST_FILE}${isAnew ? `?${Date.now()}` : ''}`;
      const response = await original(address, {
        cache: isAnew ? 'no-store' : 'no-cache',
        ...(signal !== undefined && { signal }),
      });
      if (!isPart(address, response)) throw new TypeError(`The manifest cannot be had: ${response.status}.`);
      return response.text();
    },
    reset: () => {
      missing.clear();
      kept.clear();
    },
    ahead: async (addresses, priority = 'auto') => {
      for (const address of addresses) {
        if (early.has(address) || kept.has(address)) continue;
        early.set(address, wholeOrNothing(original(address, { priority })));
      }
      const fetched = await Promise.all(addresses.map((address) => early.get(address)));
      return fetched.every((response) => response !== undefined);
    },
    bytes: async (address) => new Uint8Array(await (await had(address)).arrayBuffer()),
    decoded: async (address, decode) => decoded(address, await had(address), decode),
  };
}

/** Whether a response is the file that was asked for; some hosts answer a missing one with a page and a success. */
function isPart(address: string, response: Response): boolean {
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
  return response.ok && (!isPage || new URL(address).pathname.endsWith('.html'));
}

/** Whether a path from the folder of the index is in one of its folders that are named, or in none. */
function isAmong(folders: ReadonlySet<string>, path: string): boolean {
  const [first = '', ...others] = path.split('/');
  return others.length === 0 ? folders.size > 0 : folders.has(first);
}

/** A response of which nothing is still under way. @throws {TypeError} where the connection ends before. */
async function whole(response: Response): Promise<Response> {
  if (!response.ok) return response;
  return new Response(await response.arrayBuffer(), { headers: response.headers });
}

/** The same; `undefined` where it is none that can be used. */
async function wholeOrNothing(fetching: Promise<Response>): Promise<Response | undefined> {
  try {
    const response = await whole(await fetching);
    return response.ok ? response : undefined;
  } catch {
    return undefined;
  }
}

/** Metadata in the engine's own form. @throws {SyntaxError} where they are damaged. */
function asEngineReads(text: string): Uint8Array<ArrayBuffer> {
  return engineMetadata(decodeMetadata(text));
}
