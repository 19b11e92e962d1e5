import { foldersOf, type Manifest } from '../format/manifest.ts';
import type { TermMatch } from '../format/routing-table.ts';
import type { AskedName } from '../query/parser.ts';
import type { DictionaryLookup } from '../spelling/dictionary-files.ts';
import type { Speller } from '../spelling/speller.ts';
import { AuthorLoader, type FoundAuthor } from './author-loader.ts';
import { DictionaryLoader } from './dictionary-loader.ts';
import type { Filters } from './filters.ts';
import type { IndexFiles } from './index-files.ts';
import { prefetchShards } from './prefetch.ts';
import type { ScanOptions, ScanResult } from './scan-options.ts';
import { IndexMissing, type NearestPapers, ScriptMissing, type SearchEngine } from './search-engine.ts';
import { SemanticIndex } from './semantic/semantic-index.ts';
import type { Shard, ShardFactory, ShardQuery } from './shard.ts';
import { ShardRouter } from './shard-router.ts';
import { scanShards } from './shard-scan.ts';

/** The source of a site's index; the same for every manifest of the site. */
export interface IndexSource {
  /** The address of the folder of the index, with a slash at its end. */
  readonly folder: string;
  readonly files: IndexFiles;
  readonly openShard: ShardFactory;
}

/**
 * The search engine for the shards of one manifest. A new build has a new manifest; `engine-manager.ts` provides the engine for
 * the current one.
 */
export class ShardedEngine implements SearchEngine {
  readonly #source: IndexSource;
  readonly #manifest: Manifest;
  readonly #folders: ReadonlySet<string>;
  readonly #dictionary: DictionaryLoader;
  readonly #shards: ReadonlyMap<string, Shard>;
  readonly #router: ShardRouter | undefined;
  readonly #authors: AuthorLoader | undefined;
  readonly #semantic: SemanticIndex | undefined;
  #hasFailedShards = false;
  #isPrefetched = false;

  /** @param former an engine of the same site, whose shards are reused if they are the same. */
  constructor(source: IndexSource, manifest: Manifest, former?: ShardedEngine) {
    const { folder, files, openShard } = source;
    const { authors, engine, routes, semantic, shards } = manifest;
    this.#source = source;
    this.#manifest = manifest;
    this.#folders = foldersOf(manifest);
    this.#dictionary = new DictionaryLoader(folder, files);
    const isSameEngine = former !== undefined && former.#manifest.engine.script === engine.script;
    const known: ReadonlyMap<string, Shard> = isSameEngine ? former.#shards : new Map();
    this.#shards = new Map(
      shards.map((entry) => [entry.folder, known.get(entry.folder) ?? openShard(entry, engine)]),
    );
    if (routes !== undefined) this.#router = new ShardRouter(folder, routes, files);
    if (semantic !== undefined) this.#semantic = new SemanticIndex(folder, semantic, files);
    if (authors !== undefined) this.#authors = new AuthorLoader(folder, authors, files);
  }

  get incomplete(): boolean {
    return this.#hasFailedShards || this.#source.files.hasFailed(this.#folders);
  }

  get hasSemanticIndex(): boolean {
    return this.#semantic !== undefined;
  }

  /** Forgets that shards could not be searched. */
  clearFailures(): void {
    this.#hasFailedShards = false;
  }

  /** Loads what the first search will need. */
  async preload(): Promise<void> {
    const shards = this.#preloaded.map((shard) => shard.preload().catch(() => undefined));
    await Promise.all([...shards, this.#authors?.preload()]);
  }

  /** Loads what a search for these words in the newest shards will need. */
  async preloadTerms(words: string): Promise<void> {
    await Promise.all(this.#preloaded.map((shard) => shard.preloadTerms(words).catch(() => undefined)));
  }

  /** The newest shard; both if there are only two, since every search asks both. */
  get #preloaded(): readonly Shard[] {
    const shards = [...this.#shards.values()];
    return shards.length === 2 ? shards : shards.slice(0, 1);
  }

  /** Prefetches the shards that have not been searched, once, see {@link prefetchShards}. */
  async prefetchShards(): Promise<void> {
    if (this.#isPrefetched) return;
    this.#isPrefetched = true;
    await prefetchShards([...this.#shards.values()]);
  }

  async find(query: ShardQuery, filters: Filters, options: ScanOptions): Promise<ScanResult> {
    const shards = [...this.#shards.values()];
    const result = await scanShards({ shards, router: this.#router }, query, filters, options);
    if (result.failedShards > 0) this.#hasFailedShards = true;
    if (result.failure instanceof ScriptMissing) throw result.failure;
    if (result.failedShards > 0 && result.failedShards === shards.length)
      throw new IndexMissing('No part of the index could be loaded.');
    return result;
  }

  async nearest(
    terms: readonly string[],
    isAllowed?: (key: string) => boolean,
  ): Promise<NearestPapers | undefined> {
    const locate = paperLocator([...this.#shards.values()]);
    const allows =
      isAllowed &&
      ((place: number) => {
        const located = locate(place);
        return located !== undefined && isAllowed(located.shard.keyOf(located.number));
      });
    const found = await this.#semantic?.nearest(terms, allows).catch(() => undefined);
    return (
      found && {
        known: found.known,
        papers: found.papers.flatMap((paper) => {
          const { shard, number } = locate(paper.place) ?? {};
          if (shard === undefined || number === undefined) return [];
          return [{ ...paper, key: shard.keyOf(number), load: () => shard.paper(number) }];
        }),
      }
    );
  }

  async isTitle(text: string): Promise<boolean> {
    return this.#router !== undefined && (await this.#router.shardsWithTitle(text)).length > 0;
  }

  async matchTerm(word: string): Promise<TermMatch | undefined> {
    return this.#router?.matchTerm(word);
  }

  async speller(wanted: readonly DictionaryLookup[]): Promise<Speller | undefined> {
    const { vocabulary } = this.#manifest;
    return vocabulary && this.#dictionary.speller(vocabulary, wanted);
  }

  async findAuthors(asked: AskedName): Promise<readonly FoundAuthor[]> {
    return (await this.#authors?.find(asked)) ?? [];
  }

  async findAuthorsNamed(asked: AskedName): Promise<readonly FoundAuthor[]> {
    return (await this.#authors?.findNamed(asked)) ?? [];
  }
}

/** Finds a paper by its place among all papers, the oldest first. @param shards the newest first. */
function paperLocator(
  shards: readonly Shard[],
): (place: number) => { readonly shard: Shard; readonly number: number } | undefined {
  const papers = shards.reduce((sum, shard) => sum + shard.papers, 0);
  return (place) => {
    let first = papers;
    for (const shard of shards) {
      first -= shard.papers;
      if (place >= first) return place < first + shard.papers ? { shard, number: place - first } : undefined;
    }
    return undefined;
  };
}
