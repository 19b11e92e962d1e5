import { type Manifest, ManifestFormatError, readManifest } from '../format/manifest.ts';
import { watchFetches } from '../pagefind/fetch-interceptor.ts';
import { EngineModules } from '../pagefind/instances.ts';
import { Engine, type IndexFiles, IndexMissing } from '../retrieval/search-engine.ts';

/** An index, and the text of the manifest that it was made of. */
interface Generation {
  readonly text: string;
  readonly engine: Engine;
}

const NO_PAPERS: Manifest = { papers: 0, engine: { version: '', script: '', wasm: '' }, shards: [] };

/** Milliseconds for which nobody waits longer to hear whether there is another index. */
const PATIENCE = 4000;

/**
 * Hands out the index as the site has it now. A site may be built anew while somebody reads: the name of every part of an
 * index says which bytes it has, and the manifest, which alone has one name for all times, is read again, where nothing is
 * found, or where a part is gone. Much as Lucene's SearcherManager:
 * https://lucene.apache.org/core/9_0_0/core/org/apache/lucene/search/SearcherManager.html
 */
export class EngineManager {
  /** An index of no papers, for a search that asks for nothing: no file is loaded for it. */
  readonly none: Engine;
  readonly #files: IndexFiles;
  #current: Promise<Generation> | undefined;
  #readAt = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<void> | undefined;
  #renewing: Promise<void> | undefined;

  constructor(root: URL) {
    const folder = new URL('pagefind/', root).href;
    this.#files = { folder, watch: watchFetches(folder), modules: new EngineModules(folder) };
    this.none = new Engine(this.#files, NO_PAPERS);
  }

  /** When the manifest was last asked for, on the clock of `performance.now()`. */
  get readAt(): number {
    return this.#readAt;
  }

  /** The index that was read last. @throws {ManifestFormatError} @throws {IndexMissing} where there is none. */
  async acquire(): Promise<Engine> {
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
   * Asks the host whether it has another index by now, unless it has been asked since that time. Where nothing is heard in a
   * few seconds the index stays the same. @throws {ManifestFormatError} where it has one that this page is too old for.
   */
  async refresh(since: number): Promise<void> {
    if (this.#readAt < since)
      this.#refreshing ??= this.#refresh().finally(() => {
        this.#refreshing = undefined;
      });
    await this.#refreshing;
  }

  /** Reads the manifest anew, past every cache, after a part was missing; where it is the same, its parts are tried again. */
  renew(): Promise<void> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** Loads what the first search will need. */
  async warm(): Promise<void> {
    await (await this.acquire().catch(() => undefined))?.warm();
  }

  /** Makes the parts ready that were not asked, see {@link Engine.makeReady}. */
  async makeReady(): Promise<void> {
    await (await this.acquire().catch(() => undefined))?.makeReady();
  }

  async #refresh(): Promise<void> {
    const current = this.#current;
    const former = await current?.catch(() => undefined);
    if (former === undefined) return;
    const next = await this.#open(false, former, AbortSignal.timeout(PATIENCE)).catch((error: unknown) => {
      if (error instanceof ManifestFormatError && error.isNewer) throw error;
      return former;
    });
    if (next !== former && this.#current === current) this.#current = Promise.resolve(next);
  }

  async #renew(): Promise<void> {
    const former = await this.#current?.catch(() => undefined);
    this.#files.watch.reset();
    former?.engine.forgive();
    this.#current = this.#open(true, former).catch((error: unknown) => {
      if (former === undefined || error instanceof ManifestFormatError) throw error;
      // Without a connection the parts that are at hand still have their papers.
      return former;
    });
    await this.#current.catch(() => undefined);
  }

  /** Reads the manifest, and gives the former generation where it is the same. */
  async #open(isAnew: boolean, former?: Generation, signal?: AbortSignal): Promise<Generation> {
    this.#readAt = performance.now();
    const text = await this.#files.watch.manifest(isAnew, signal);
    if (text === former?.text) return former;
    return { text, engine: new Engine(this.#files, readManifest(text), former?.engine) };
  }
}
