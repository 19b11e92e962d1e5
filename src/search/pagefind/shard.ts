import { normalizeQuery } from '../analysis/folding.ts';
import { decodeFacets, FACETS_FILE, type Facet } from '../format/facets.ts';
import type { ManifestShard, PagefindFiles } from '../format/manifest.ts';
import { META_WEIGHTS } from '../format/stored-fields.ts';
import {
  BLOCKS_FILE,
  decodeBlocks,
  placeOf,
  readStoredPapers,
  type StoredPaperFields,
} from '../format/stored-papers.ts';
import { limitTerms } from '../query/query-limits.ts';
import type { IndexAccess } from '../retrieval/index-access.ts';
import type { IndexFiles } from '../retrieval/index-files.ts';
import type {
  Match,
  Shard,
  ShardFactory,
  ShardQuery,
  StoredDocument,
  StoredPaper,
} from '../retrieval/shard.ts';
import type { PagefindInstance, PagefindResult } from './api.ts';
import { ENTRY_FILE, METADATA_FILE, pageId, pageNumber } from './compact-metadata.ts';
import { PagefindModules } from './instances.ts';

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

/** Something that is loaded at the first request, and again at the next one if that failed. */
class LazyLoad<T> {
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Whether it has been requested, and has not failed. */
  get isStarted(): boolean {
    return this.#loading !== undefined;
  }

  get(): Promise<T> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }
}

/** A Pagefind index, with the facets of its pages beside it. */
class PagefindShard implements Shard {
  readonly papers: number;
  readonly years: readonly string[];
  /** The address of the index. */
  readonly #root: string;
  readonly #folder: string;
  readonly #pagefind: PagefindSource;
  readonly #files: IndexFiles;
  readonly #instance = new LazyLoad(() => this.#open());
  /** By page number. */
  readonly #facets = new LazyLoad(() => this.#loadFacets());
  readonly #blocks = new LazyLoad(() => this.#files.fetchText(this.#folder + BLOCKS_FILE, decodeBlocks));
  /** By the paths of their files: the papers of a file may be results of the same search. */
  readonly #stored = new Map<string, Promise<readonly StoredPaperFields[]>>();

  constructor(
    root: string,
    { folder, papers, years }: ManifestShard,
    pagefind: PagefindSource,
    files: IndexFiles,
  ) {
    this.papers = papers;
    this.years = years;
    this.#root = root;
    this.#folder = `${root}${folder}/`;
    this.#pagefind = pagefind;
    this.#files = files;
  }

  async preload(): Promise<void> {
    await Promise.all([this.#instance.get(), this.#facets.get(), this.#blocks.get()]);
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
    this.#blocks.get().catch(() => undefined);
    return bestFirst(found, await this.#facets.get()).map((match) => this.#toMatch(match));
  }

  keyOf(number: number): string {
    return `${this.#folder}${pageId(number)}`;
  }

  async paper(number: number): Promise<StoredPaper> {
    const { facet, ...document } = await this.#fieldsOf(number);
    return { ...document, ...facet, locations: [], key: this.keyOf(number) };
  }

  async #fieldsOf(number: number): Promise<StoredPaperFields> {
    const place = placeOf(await this.#blocks.get(), number);
    const fields = place && (await this.#storedIn(place.file))[place.at];
    if (fields === undefined) throw new TypeError(`The index has no paper ${number}.`);
    return fields;
  }

  #storedIn(file: string): Promise<readonly StoredPaperFields[]> {
    const known = this.#stored.get(file) ?? this.#files.fetchBytes(this.#root + file, readStoredPapers);
    this.#stored.set(file, known);
    known.catch(() => this.#stored.delete(file));
    return known;
  }

  #toMatch({ result, score, number, facet }: ScoredResult): Match {
    // Pagefind could load a file for each paper, too, but it would have to be one for each.
    const loadDocument = async (): Promise<StoredDocument> => {
      const { url, content, meta } = await this.#fieldsOf(number);
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

/** In Chinese, Japanese and Korean text, each pair of characters is a term. */
const MAX_TERMS = 60;

/** The main term, by which papers are ranked: all words and phrases that they must contain. */
function mainTerm({ words, phrases }: ShardQuery): string | null {
  const [phrase] = phrases;
  if (words === '' && phrases.length === 1 && phrase !== undefined) return quoted(phrase);
  return limitTerms(normalizeQuery([words, ...phrases].join(' ')).trim(), MAX_TERMS) || null;
}

/** The phrases that the main term requires only as words. */
function requiredTerms({ words, phrases }: ShardQuery): string[] {
  return words === '' && phrases.length === 1 ? [] : phrases.map(quoted);
}

function quoted(phrase: string): string {
  return `"${normalizeQuery(phrase).split(' ').slice(0, MAX_TERMS).join(' ')}"`;
}

interface ScoredResult {
  readonly result: PagefindResult;
  readonly score: number;
  readonly number: number;
  readonly facet: Facet;
}

/**
 * Results in the order of their scores. Pagefind returns pages with the same score in any order, so those of the newest day come first,
 * and within a day those with the lowest number.
 */
function bestFirst(results: readonly PagefindResult[], facets: readonly Facet[]): ScoredResult[] {
  const scored = results.flatMap((result) => {
    const number = pageNumber(result.id);
    const facet = facets[number];
    return facet === undefined ? [] : [{ result, score: roundScore(result.score), number, facet }];
  });
  return scored.sort(
    (one, other) =>
      other.score - one.score || compareDays(other.facet, one.facet) || one.number - other.number,
  );
}

/** Papers without a day are older than all others. */
function compareDays(one: Facet, other: Facet): number {
  return one.date < other.date ? -1 : Number(one.date > other.date);
}

/** So many binary digits of a score count. */
const SCORE_DIGITS = 16;

/** Pagefind adds up 32-bit numbers in any order, so that the scores of two pages with the same text differ in the last digits. */
function roundScore(score: number): number {
  if (score <= 0) return score;
  const unit = 2 ** (Math.floor(Math.log2(score)) - SCORE_DIGITS);
  return Math.round(score / unit) * unit;
}

function idsOf(results: readonly PagefindResult[]): ReadonlySet<string> {
  return new Set(results.map(({ id }) => id));
}
