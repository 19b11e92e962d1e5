import { foldQuery } from '../folding.ts';
import { META_WEIGHTS, type RecordMeta } from '../result.ts';
import type { SearchState } from '../state.ts';
import { type FetchWatch, watchFetches } from './fetches.ts';

/** A record as the engine hands it out, once its part of the index has been fetched. */
export interface Hit {
  /** As it was indexed: from the site's root. */
  readonly raw_url: string;
  readonly content: string;
  readonly locations: readonly number[];
  readonly meta: RecordMeta;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** How many papers each value of a filter would leave. */
export type Counts = Readonly<Record<string, number>>;

/** What a search found. */
export interface Found {
  readonly hits: readonly { readonly data: () => Promise<Hit> }[];
  readonly topics: Counts;
  readonly years: Counts;
}

interface Response {
  readonly results: Found['hits'];
  readonly filters: Readonly<Record<string, Counts>>;
}

interface Options {
  readonly filters?: Readonly<Record<string, string>>;
  readonly sort?: Readonly<Record<string, 'asc' | 'desc'>>;
}

interface Instance {
  readonly search: (term: string | null, options: Options) => Promise<Response>;
  readonly filters: () => Promise<Readonly<Record<string, Counts>>>;
}

interface PagefindModule {
  readonly createInstance: (options: Readonly<Record<string, unknown>>) => Instance;
}

/** The search index could not be loaded at all. */
export class IndexMissing extends Error {
  override readonly name = 'IndexMissing';
}

/** The search index of a site, loaded at the first search. */
export class Engine {
  readonly #folder: string;
  readonly #watch: FetchWatch;
  #attempts = 0;
  #instance: Promise<Instance> | undefined;

  constructor(root: URL) {
    this.#folder = new URL('pagefind/', root).href;
    this.#watch = watchFetches(this.#folder);
  }

  /** Whether parts of the index could not be fetched, so that results may be missing. */
  get incomplete(): boolean {
    return this.#watch.failed();
  }

  /** Forgets what failed, so that the next search tries again. */
  retry(): void {
    this.#watch.reset();
    this.#instance = undefined;
  }

  /** What the index finds for a state. @throws {IndexMissing} where there is no index to ask. */
  async search(state: SearchState): Promise<Found> {
    const instance = await this.#load();
    const term = foldQuery(state.query) || null;
    const sort = sortOf(state, term);
    const topic = state.topic === '' ? {} : { topic: state.topic };
    const year = state.year === '' ? {} : { year: state.year };
    const main = await instance.search(term, { filters: { ...topic, ...year }, sort });
    // A filter's own counts are those without it, so that a reader sees where else to look.
    const byTopic = state.topic === '' ? main : await instance.search(term, { filters: year });
    const byYear = state.year === '' ? main : await instance.search(term, { filters: topic });
    return { hits: main.results, topics: byTopic.filters.topic ?? {}, years: byYear.filters.year ?? {} };
  }

  #load(): Promise<Instance> {
    this.#instance ??= this.#start().catch((error: unknown) => {
      this.#instance = undefined;
      throw new IndexMissing('The search index could not be loaded.', { cause: error });
    });
    return this.#instance;
  }

  async #start(): Promise<Instance> {
    // A browser remembers that a module failed to load, under its address.
    const address = `${this.#folder}pagefind.js${this.#attempts === 0 ? '' : `?attempt=${this.#attempts}`}`;
    this.#attempts += 1;
    const { createInstance } = (await import(address)) as PagefindModule;
    // In a worker, fetches that fail could not be seen.
    const instance = createInstance({
      basePath: this.#folder,
      noWorker: true,
      ranking: { metaWeights: META_WEIGHTS },
    });
    await instance.filters();
    return instance;
  }
}

function sortOf(state: SearchState, term: string | null): NonNullable<Options['sort']> {
  if (state.sort === 'votes') return { votes: 'desc' };
  // Without words there is nothing to be relevant to.
  return state.sort === 'date' || term === null ? { date: 'desc' } : {};
}
