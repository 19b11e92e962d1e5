import { engineMetadata } from '../engine-metadata.ts';
import { decodeMetadata, METADATA_FILE } from '../metadata.ts';

/**
 * Stands between the engine and the network. It watches what the engine fetches, which passes over a part of the index
 * that it cannot have and finds less, without a word: whoever shows results has to know. It hands out a file that several
 * shards ask for from one place, once. And it gives the engine its metadata, which stand in a shorter form.
 */
export interface FetchWatch {
  /** Whether any part of the index could not be had since the last reset. */
  readonly failed: () => boolean;
  readonly reset: () => void;
  /**
   * Fetches what will be asked for, keeps each for the first who does, and says whether all could be had. What could not is
   * not missing yet: it is fetched again when it is asked for.
   */
  readonly ahead: (addresses: readonly string[]) => Promise<boolean>;
  /** The bytes of a file of the index. @throws {TypeError} where it cannot be had. */
  readonly bytes: (address: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Every shard asks for the engine's WebAssembly in its own folder, and for nothing else that stands there once. */
const SHARED = /^wasm\.[\w-]+\.pagefind$/u;

const METADATA = /[^/]+\.pf_meta$/u;

/** Starts to watch every fetch of an address below `folder`. */
export function watchFetches(folder: string): FetchWatch {
  const missing = new Set<string>();
  const original = window.fetch.bind(window);
  const kept = new Map<string, Promise<Response>>();
  const early = new Map<string, Promise<Response | undefined>>();
  const watched = async (address: string, init?: RequestInit) => {
    const name = new URL(address).pathname;
    const fetched = await early.get(address);
    early.delete(address);
    try {
      const response = fetched ?? (await original(address, init));
      if (response.ok && !isStandIn(name, response)) missing.delete(name);
      else missing.add(name);
      return response;
    } catch (error) {
      missing.add(name);
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
    if (METADATA.test(file)) return asEngineReads(await watched(href.replace(METADATA, METADATA_FILE)));
    return SHARED.test(file) ? once(folder + file) : watched(href, init);
  };
  return {
    failed: () => missing.size > 0,
    reset: () => {
      missing.clear();
      kept.clear();
    },
    ahead: async (addresses) => {
      for (const address of addresses) early.set(address, whole(original(address, { priority: 'low' })));
      const fetched = await Promise.all(addresses.map((address) => early.get(address)));
      return fetched.every((response) => response !== undefined);
    },
    bytes: async (address) => {
      const response = await window.fetch(address);
      if (!response.ok || isStandIn(new URL(address).pathname, response))
        throw new TypeError(`${address} cannot be had: ${response.status}.`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

/** Hosts that answer a missing file with a page and a success. */
function isStandIn(name: string, response: Response): boolean {
  return !name.endsWith('.html') && (response.headers.get('content-type') ?? '').startsWith('text/html');
}

/** A response of which nothing is still under way; `undefined` where it is none that can be used. */
async function whole(fetching: Promise<Response>): Promise<Response | undefined> {
  const response = await fetching.catch(() => undefined);
  if (response?.ok !== true) return undefined;
  const bytes = await response.arrayBuffer().catch(() => undefined);
  return bytes === undefined ? undefined : new Response(bytes, { headers: response.headers });
}

/** Metadata in the engine's own form; another answer as it is. @throws {SyntaxError} where they are damaged. */
async function asEngineReads(response: Response): Promise<Response> {
  if (!response.ok) return response;
  return new Response(engineMetadata(decodeMetadata(await response.text())));
}
