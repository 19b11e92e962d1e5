import { MANIFEST_FILE } from '../format/manifest.ts';
import type { IndexFiles } from '../retrieval/index-files.ts';
import { COMMON_FOLDERS } from './common-files.ts';
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
export function interceptFetch(folder: string, read: typeof fetch): IndexFiles {
  const files = new InterceptedFiles(folder, read);
  const others = window.fetch.bind(window);
  window.fetch = (input, init) =>
    addressOf(input).startsWith(folder) ? files.fetch(input, init) : others(input, init);
  return files;
}

function addressOf(input: RequestInfo | URL): string {
  return new URL(input instanceof Request ? input.url : input, document.baseURI).href;
}

class InterceptedFiles implements IndexFiles {
  readonly #folder: string;
  readonly #fetch: typeof fetch;
  readonly #failures = new Failures();
  readonly #shared = new Map<string, Promise<Response>>();
  readonly #early = new Map<string, Promise<Response | undefined>>();

  constructor(folder: string, read: typeof fetch) {
    this.#folder = folder;
    this.#fetch = read;
  }

  /** The function that replaces the browser's for addresses below the folder. */
  async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const href = addressOf(input);
    const file = href.slice(href.lastIndexOf('/') + 1);
    if (METADATA.test(file)) return this.#loadMetadata(href.replace(METADATA, METADATA_FILE));
    return SHARED.test(file) ? this.#loadShared(this.#folder + file) : this.#load(href, init);
  }

  hasFailed(folders: ReadonlySet<string>): boolean {
    const below = new URL(this.#folder).pathname.length;
    return this.#failures.paths.some((path) => isInFolders(folders, path.slice(below)));
  }

  reset(): void {
    this.#failures.reset();
    this.#shared.clear();
  }

  async fetchManifest(bypassCaches: boolean, signal?: AbortSignal): Promise<string> {
    const address = `${this.#folder}${MANIFEST_FILE}${bypassCaches ? `?${Date.now()}` : ''}`;
    const response = await this.#fetch(address, {
      cache: bypassCaches ? 'no-store' : 'no-cache',
      ...(signal !== undefined && { signal }),
    });
    if (!isIndexFile(address, response))
      throw new TypeError(`The manifest could not be loaded: ${response.status}.`);
    return response.text();
  }

  async prefetch(addresses: readonly string[], priority: RequestPriority = 'auto'): Promise<boolean> {
    for (const address of addresses) {
      if (this.#early.has(address) || this.#shared.has(address)) continue;
      this.#early.set(address, completeOrUndefined(this.#fetch(address, { priority })));
    }
    const fetched = await Promise.all(addresses.map((address) => this.#early.get(address)));
    return fetched.every((response) => response !== undefined);
  }

  async fetchBytes<T>(
    address: string,
    decode: (bytes: Uint8Array<ArrayBuffer>) => T | Promise<T>,
  ): Promise<T> {
    const bytes = new Uint8Array(await (await this.#loadFile(address)).arrayBuffer());
    return this.#recordErrors(address, () => decode(bytes));
  }

  async fetchText<T>(address: string, decode: (text: string) => T): Promise<T> {
    const text = await (await this.#loadFile(address)).text();
    return this.#recordErrors(address, () => decode(text));
  }

  async #load(address: string, init?: RequestInit): Promise<Response> {
    const fetched = await this.#early.get(address);
    this.#early.delete(address);
    const options: RequestInit = { ...init, ...(this.#failures.mayBeCached(address) && { cache: 'reload' }) };
    try {
      const response = fetched ?? (await complete(await this.#fetch(address, options)));
      this.#failures.record(address, isIndexFile(address, response));
      return response;
    } catch (error) {
      this.#failures.record(address, false);
      throw error;
    }
  }

  async #loadShared(address: string): Promise<Response> {
    const known = this.#shared.get(address) ?? this.#load(address);
    this.#shared.set(address, known);
    const response = await known.catch(() => undefined);
    // The next call repeats a failed request.
    if (response?.ok !== true) this.#shared.delete(address);
    return (response ?? (await known)).clone();
  }

  async #loadMetadata(address: string): Promise<Response> {
    const response = await this.#load(address);
    if (!response.ok) return response;
    const text = await response.text();
    return new Response(await this.#recordErrors(address, () => toPfMeta(text)));
  }

  async #loadFile(address: string): Promise<Response> {
    const response = await this.fetch(address);
    if (!isIndexFile(address, response))
      throw new TypeError(`${address} could not be loaded: ${response.status}.`);
    return response;
  }

  /** A file whose content cannot be decoded counts as failed. */
  async #recordErrors<T>(address: string, decode: () => T | Promise<T>): Promise<T> {
    try {
      return await decode();
    } catch (error) {
      this.#failures.record(address, false);
      throw error;
    }
  }
}

/** The files that failed to load, by the path of their address. */
class Failures {
  readonly #missing = new Set<string>();
  readonly #stale = new Set<string>();

  /** The files that failed since the last reset, and have not been loaded since. */
  get paths(): string[] {
    return [...this.#missing];
  }

  /** Whether a cache may have kept a failed response of a file, so that the next request has to bypass it. */
  mayBeCached(address: string): boolean {
    return this.#stale.has(new URL(address).pathname);
  }

  record(address: string, isLoaded: boolean): void {
    const { pathname } = new URL(address);
    for (const files of [this.#missing, this.#stale])
      if (isLoaded) files.delete(pathname);
      else files.add(pathname);
  }

  reset(): void {
    this.#missing.clear();
  }
}

/** Whether a response is the requested file: some hosts answer requests for missing files with a page and status 200. */
function isIndexFile(address: string, response: Response): boolean {
  const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
  return response.ok && (!isPage || new URL(address).pathname.endsWith('.html'));
}

/** Whether a path below the folder of the index is in one of these folders, in a common one, or in no folder. */
function isInFolders(folders: ReadonlySet<string>, path: string): boolean {
  const [first = '', ...others] = path.split('/');
  return others.length === 0 || COMMON_FOLDERS.includes(first) ? folders.size > 0 : folders.has(first);
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
