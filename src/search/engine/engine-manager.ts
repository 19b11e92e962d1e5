import { INDEX_FOLDER, type Manifest } from '../format/manifest.ts';
import { ManifestFormatError, readManifest } from '../format/manifest-json.ts';
import { interceptFetch } from '../pagefind/fetch-interceptor.ts';
import { pagefindShards } from '../pagefind/shard/pagefind-shard.ts';
import { hostAccess } from '../retrieval/index-access.ts';
import { IndexMissing } from '../retrieval/search-engine.ts';
import { type IndexSource, ShardedEngine } from '../retrieval/sharded-engine.ts';
import { preloadQuery } from './search.ts';

/** The engine for a manifest, with the text of the manifest. */
interface Generation {
  readonly manifest: string;
  readonly engine: ShardedEngine;
}

const NO_PAPERS: Manifest = { papers: 0, engine: { version: '', script: '', wasm: '' }, shards: [] };

/** The longest time in milliseconds that a search waits for a newer manifest. */
const REFRESH_TIMEOUT = 4000;

/**
 * Provides the engine for the site's current index. A new build may be deployed while a page is open. Each file of an index
 * has a digest in its name, except for the manifest, which is read again if nothing is found or a file is missing. Modelled on
 * Lucene's SearcherManager:
 * https://lucene.apache.org/core/9_0_0/core/org/apache/lucene/search/SearcherManager.html
 */
export class EngineManager {
  /** An engine without papers, for an empty search: no file is loaded for it. */
  readonly empty: ShardedEngine;
  /** Whether it works on pages that are opened from a folder. */
  readonly worksFromFolder: boolean;
  readonly #source: IndexSource;
  #current: Promise<Generation> | undefined;
  #manifestReadAt = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<void> | undefined;
  #renewing: Promise<void> | undefined;

  /** @param root the address of the site. */
  constructor(root: URL, { fetch, importModule, worksFromFolder } = hostAccess()) {
    this.worksFromFolder = worksFromFolder;
    const folder = new URL(`${INDEX_FOLDER}/`, root).href;
    const files = interceptFetch(folder, fetch);
    this.#source = { folder, files, openShard: pagefindShards(folder, files, importModule) };
    this.empty = new ShardedEngine(this.#source, NO_PAPERS);
  }

  /** When the manifest was last requested, by the clock of `performance.now()`. */
  get manifestReadAt(): number {
    return this.#manifestReadAt;
  }

  /** The engine for the manifest that was read last. @throws {ManifestFormatError} @throws {IndexMissing} */
  async acquire(): Promise<ShardedEngine> {
    const current = this.#current ?? this.#open(false);
    this.#current = current;
    try {
      return (await current).engine;
    } catch (error) {
      if (this.#current === current) this.#current = undefined;
      if (error instanceof ManifestFormatError) throw error;
      throw new IndexMissing('The search index could not be loaded.', { cause: error });
    }
  }

  /**
   * Requests a newer manifest, unless it has been requested since a time. The engine stays the same if the host does not
   * answer within seconds. @throws {ManifestFormatError} if the manifest is for a newer version of the page.
   */
  async refresh(since: number): Promise<void> {
    if (this.#manifestReadAt < since)
      this.#refreshing ??= this.#refresh().finally(() => {
        this.#refreshing = undefined;
      });
    await this.#refreshing;
  }

  /** Reads the manifest, bypassing all caches, after a file was missing. Missing files of the same index are loaded again. */
  renew(): Promise<void> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** Loads what the first search will need. */
  async preload(): Promise<void> {
    await (await this.acquire().catch(() => undefined))?.preload();
  }

  /** Loads what a search for a query will need, while the reader may still be typing it. */
  async preloadQuery(query: string): Promise<void> {
    const engine = await this.acquire().catch(() => undefined);
    if (engine !== undefined) await preloadQuery(engine, query).catch(() => undefined);
  }

  /** Prefetches the shards that have not been searched, see {@link ShardedEngine.prefetchShards}. */
  async prefetchShards(): Promise<void> {
    await (await this.acquire().catch(() => undefined))?.prefetchShards();
  }

  async #refresh(): Promise<void> {
    const current = this.#current;
    const former = await current?.catch(() => undefined);
    if (former === undefined) return;
    const next = await this.#open(false, former, AbortSignal.timeout(REFRESH_TIMEOUT)).catch(
      (error: unknown) => {
        if (error instanceof ManifestFormatError && error.isNewer) throw error;
        return former;
      },
    );
    if (next !== former && this.#current === current) this.#current = Promise.resolve(next);
  }

  async #renew(): Promise<void> {
    const former = await this.#current?.catch(() => undefined);
    this.#source.files.reset();
    former?.engine.clearFailures();
    this.#current = this.#open(true, former).catch((error: unknown) => {
      if (former === undefined || error instanceof ManifestFormatError) throw error;
      // Without a connection, the loaded shards can still be searched.
      return former;
    });
    await this.#current.catch(() => undefined);
  }

  /** Reads the manifest. Returns the former generation if it is the same. */
  async #open(bypassCaches: boolean, former?: Generation, signal?: AbortSignal): Promise<Generation> {
    this.#manifestReadAt = performance.now();
    const manifest = await this.#source.files.fetchManifest(bypassCaches, signal);
    if (manifest === former?.manifest) return former;
    return {
      manifest,
      engine: new ShardedEngine(this.#source, readManifest(manifest), former?.engine),
    };
  }
}
