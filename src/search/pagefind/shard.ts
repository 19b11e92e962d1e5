import { normalizeQuery } from '../analysis/folding.ts';
import type { AskedQuery } from '../engine/search-request.ts';
import { decodeFacets, FACETS_FILE, type Facet } from '../format/facets.ts';
import type { ManifestShard } from '../format/manifest.ts';
import { META_WEIGHTS } from '../format/stored-fields.ts';
import { limitedWords } from '../query/query-limits.ts';
import type { Candidate } from '../retrieval/filters.ts';
import type { EngineResult, Hit, Instance } from './api.ts';
import { ENTRY_FILE, METADATA_FILE, pageNumber } from './compact-metadata.ts';
import type { FetchWatch } from './fetch-interceptor.ts';

/** A paper that a shard has found. */
export interface Listed extends Candidate {
  /** Unlike that of any other paper of the site's. */
  readonly key: string;
  readonly data: () => Promise<Hit>;
}

/** The words of a query, by what must hold of them. */
export type Words = Pick<AskedQuery, 'words' | 'phrases' | 'excluded' | 'completions' | 'within' | 'without'>;

/** What the engine adds to the address of its entry; the folder has another name when anything is different. */
const CACHE_TAG = '1';

/** The engine of a shard: what opens it, and the address of its WebAssembly. */
export interface EngineSource {
  readonly open: (options: Readonly<Record<string, unknown>>) => Promise<Instance>;
  readonly wasm: string;
}

/** One index of the site's, loaded at the first search in it. */
export class Shard {
  readonly papers: number;
  /** The years of which it has papers. */
  readonly years: readonly string[];
  readonly #folder: string;
  readonly #engine: EngineSource;
  readonly #watch: FetchWatch;
  #opened: Promise<Instance> | undefined;
  /** In the order of the numbers of its pages; what has nothing to show needs none. */
  #facets: Promise<readonly Facet[]> | undefined;

  constructor(
    root: string,
    { folder, papers, years }: ManifestShard,
    engine: EngineSource,
    watch: FetchWatch,
  ) {
    this.papers = papers;
    this.years = years;
    this.#folder = `${root}${folder}/`;
    this.#engine = engine;
    this.#watch = watch;
  }

  /** Loads what a search needs that finds something. @throws where that cannot be had. */
  async warm(): Promise<void> {
    await Promise.all([this.#instance(), this.#columns()]);
  }

  /** Fetches what {@link warm} would load, quietly; whether it could be had. */
  async fetchAhead(): Promise<boolean> {
    if (this.#opened !== undefined) return true;
    return this.#watch.ahead([...this.#core(), this.#folder + FACETS_FILE], 'low');
  }

  /**
   * Every paper for which the words hold, the fittest first; all papers where there are none.
   * @param number that of this shard, as sets of papers have it.
   */
  async find(words: Words, number: number): Promise<Listed[]> {
    const within = words.within?.get(number);
    if (words.within !== undefined && within === undefined) return [];
    const without = words.without?.get(number);
    const instance = await this.#instance();
    await Promise.all((words.completions ?? []).map((word) => instance.preload(word)));
    const ask = async (term: string | null) => (await instance.search(term)).results;
    const [main, ...others] = await Promise.all([
      ask(mainTerm(words)),
      ...requiredTerms(words).map(async (term) => idsOf(await ask(term))),
      ...words.excluded.map(async (word) => idsOf(await ask(quoted(word)))),
    ]);
    const required = others.slice(0, others.length - words.excluded.length);
    const excluded = others.slice(required.length);
    const isBy = (id: string) =>
      within?.has(pageNumber(id)) !== false && without?.has(pageNumber(id)) !== true;
    const found = main.filter(
      ({ id }) => isBy(id) && required.every((ids) => ids.has(id)) && !excluded.some((ids) => ids.has(id)),
    );
    const facets = found.length === 0 ? [] : await this.#columns();
    return found.flatMap(({ id, score, data }) => {
      const facet = facets[pageNumber(id)];
      return facet === undefined ? [] : [{ ...facet, key: `${this.#folder}${id}`, score, data }];
    });
  }

  #instance(): Promise<Instance> {
    this.#opened ??= this.#open().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  #columns(): Promise<readonly Facet[]> {
    this.#facets ??= this.#load().catch((error: unknown) => {
      this.#facets = undefined;
      throw error;
    });
    return this.#facets;
  }

  async #load(): Promise<readonly Facet[]> {
    return this.#watch.decoded(`${this.#folder}${FACETS_FILE}`, decodeFacets);
  }

  /** The addresses of what the engine reads one after the other before it can be asked. */
  #core(): string[] {
    return [`${ENTRY_FILE}?ts=${CACHE_TAG}`, METADATA_FILE].map((file) => this.#folder + file);
  }

  #open(): Promise<Instance> {
    void this.#watch.ahead([...this.#core(), this.#engine.wasm]);
    return this.#engine.open({
      basePath: this.#folder,
      // In a worker, fetches that fail could not be seen.
      noWorker: true,
      metaCacheTag: CACHE_TAG,
      ranking: { metaWeights: META_WEIGHTS },
    });
  }
}

/** Of Chinese, Japanese and Korean each pair of signs is a term. */
const MOST_TERMS = 60;

/** The term by which papers are ranked: everything that must be there. */
function mainTerm({ words, phrases }: Words): string | null {
  const [phrase] = phrases;
  if (words === '' && phrases.length === 1 && phrase !== undefined) return quoted(phrase);
  return limitedWords(normalizeQuery([words, ...phrases].join(' ')).trim(), MOST_TERMS) || null;
}

/** Everything that a paper must have. */
export function textOf({ words, phrases }: Pick<Words, 'words' | 'phrases'>): string {
  return [words, ...phrases].join(' ').trim();
}

/** What must hold besides. */
function requiredTerms({ words, phrases }: Words): string[] {
  return words === '' && phrases.length === 1 ? [] : phrases.map(quoted);
}

function quoted(phrase: string): string {
  return `"${normalizeQuery(phrase).split(' ').slice(0, MOST_TERMS).join(' ')}"`;
}

function idsOf(results: readonly EngineResult[]): ReadonlySet<string> {
  return new Set(results.map(({ id }) => id));
}
