import { decodeFacets, FACETS_FILE, type Facet } from '../../format/facets.ts';
import type { ManifestShard, PagefindFiles } from '../../format/manifest.ts';
import { META_WEIGHTS } from '../../format/stored-fields.ts';
import { BLOCKS_FILE } from '../../format/stored-papers.ts';
import type { IndexAccess } from '../../retrieval/index-access.ts';
import type { IndexFiles } from '../../retrieval/index-files.ts';
import type {
  Match,
  Shard,
  ShardFactory,
  ShardQuery,
  StoredDocument,
  StoredPaper,
} from '../../retrieval/shard.ts';
import type { PagefindInstance, PagefindResult } from '../api.ts';
import { ENTRY_FILE, METADATA_FILE, pageId, pageNumber } from '../compact-metadata.ts';
import { PagefindModules } from '../instances.ts';
import { LazyLoad } from './lazy-load.ts';
import { mainTerm, quoted, requiredTerms } from './query-terms.ts';
import { bestFirst, type ScoredResult } from './sort-results.ts';
import { StoredFieldsLoader } from './stored-fields-loader.ts';

/** Pagefind adds it to the address of its entry file. It is constant, because a changed shard has another folder. */
const CACHE_TAG = '1';

/** The files of a shard's Pagefind instance. */
interface PagefindSource {
  readonly open: (options: Readonly<Record<string, unknown>>) => Promise<PagefindInstance>;
  /** The address of its WebAssembly. */
  readonly wasm: string;
}

/** Makes the shards of an index. @param folder the address of the index, with a slash at its end. */
export function pagefindShards(
  folder: string,
  files: IndexFiles,
  importModule: IndexAccess['importModule'],
): ShardFactory {
  const modules = new PagefindModules(folder, importModule);
  return (entry: ManifestShard, { script, wasm }: PagefindFiles) => {
    const source = {
      open: (options: Readonly<Record<string, unknown>>) => modules.open(script, options),
      wasm: folder + wasm,
    };
    return new PagefindShard(folder, entry, source, files);
  };
}

/** A Pagefind index, with the facets of its pages beside it. */
class PagefindShard implements Shard {
  readonly papers: number;
  readonly years: readonly string[];
  readonly #folder: string;
  readonly #pagefind: PagefindSource;
  readonly #files: IndexFiles;
  readonly #instance = new LazyLoad(() => this.#open());
  /** By page number. */
  readonly #facets = new LazyLoad(() => this.#loadFacets());
  readonly #stored: StoredFieldsLoader;

  constructor(
    root: string,
    { folder, papers, years }: ManifestShard,
    pagefind: PagefindSource,
    files: IndexFiles,
  ) {
    this.papers = papers;
    this.years = years;
    this.#folder = `${root}${folder}/`;
    this.#pagefind = pagefind;
    this.#files = files;
    this.#stored = new StoredFieldsLoader(root, this.#folder, files);
  }

  async preload(): Promise<void> {
    await Promise.all([this.#instance.get(), this.#facets.get(), this.#stored.loadBlocks()]);
  }

  async preloadTerms(words: string): Promise<void> {
    const term = mainTerm({ words, phrases: [], excluded: [] });
    if (term !== null) await (await this.#instance.get()).preload(term);
  }

  async prefetch(): Promise<boolean> {
    if (this.#instance.isStarted) return true;
    const others = [FACETS_FILE, BLOCKS_FILE].map((file) => this.#folder + file);
    return this.#files.prefetch([...this.#coreFiles(), ...others], 'low');
  }

  async find(query: ShardQuery, number: number): Promise<Match[]> {
    const included = query.includedPapers?.get(number);
    if (query.includedPapers !== undefined && included === undefined) return [];
    const excluded = query.excludedPapers?.get(number);
    const instance = await this.#instance.get();
    await Promise.all((query.completions ?? []).map((word) => instance.preload(word)));
    const search = async (term: string | null) => (await instance.search(term)).results;
    const [ranked, ...others] = await Promise.all([
      search(mainTerm(query)),
      ...requiredTerms(query).map(async (term) => idsOf(await search(term))),
      ...query.excluded.map(async (word) => idsOf(await search(quoted(word)))),
    ]);
    const required = others.slice(0, others.length - query.excluded.length);
    const forbidden = others.slice(required.length);
    const isByAuthors = (id: string) =>
      included?.has(pageNumber(id)) !== false && excluded?.has(pageNumber(id)) !== true;
    const found = ranked.filter(
      ({ id }) =>
        isByAuthors(id) && required.every((ids) => ids.has(id)) && !forbidden.some((ids) => ids.has(id)),
    );
    // Without a match, do not load the facets.
    if (found.length === 0) return [];
    // The first result will need the list of blocks.
    this.#stored.loadBlocks().catch(() => undefined);
    return bestFirst(found, await this.#facets.get()).map((match) => this.#toMatch(match));
  }

  keyOf(number: number): string {
    return `${this.#folder}${pageId(number)}`;
  }

  async paper(number: number): Promise<StoredPaper> {
    const { facet, ...document } = await this.#stored.fieldsOf(number);
    return { ...document, ...facet, locations: [], key: this.keyOf(number) };
  }

  #toMatch({ result, score, number, facet }: ScoredResult): Match {
    // Pagefind could load a file for each paper, too, but it would have to be one for each.
    const loadDocument = async (): Promise<StoredDocument> => {
      const { url, content, meta } = await this.#stored.fieldsOf(number);
      return { url, content, locations: result.words, meta };
    };
    return { ...facet, key: this.keyOf(number), score, loadDocument };
  }

  async #loadFacets(): Promise<readonly Facet[]> {
    return this.#files.fetchText(`${this.#folder}${FACETS_FILE}`, decodeFacets);
  }

  /** The addresses of the files that Pagefind reads, one after the other, before it can search. */
  #coreFiles(): string[] {
    return [`${ENTRY_FILE}?ts=${CACHE_TAG}`, METADATA_FILE].map((file) => this.#folder + file);
  }

  #open(): Promise<PagefindInstance> {
    void this.#files.prefetch([...this.#coreFiles(), this.#pagefind.wasm]);
    return this.#pagefind.open({
      basePath: this.#folder,
      // Fetches in a worker cannot be intercepted.
      noWorker: true,
      metaCacheTag: CACHE_TAG,
      ranking: { metaWeights: META_WEIGHTS },
    });
  }
}

function idsOf(results: readonly PagefindResult[]): ReadonlySet<string> {
  return new Set(results.map(({ id }) => id));
}
