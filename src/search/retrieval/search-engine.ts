import type { AskedName } from '../authors/name-matching.ts';
import { foldersOf, type Manifest } from '../format/manifest.ts';
import type { TermMatch } from '../format/routing-table.ts';
import type { FetchWatch } from '../pagefind/fetch-interceptor.ts';
import type { EngineModules } from '../pagefind/instances.ts';
import { type EngineSource, Shard, type Words } from '../pagefind/shard.ts';
import type { DictionaryLookup } from '../spelling/dictionary-files.ts';
import type { Speller } from '../spelling/speller.ts';
import { AuthorLists, type FoundAuthor } from './author-loader.ts';
import { WordLists } from './dictionary-loader.ts';
import type { Conditions } from './filters.ts';
import { makeReady } from './prefetch.ts';
import type { Found, Seeker } from './scan-options.ts';
import { Router } from './shard-router.ts';
import { seek } from './shard-scan.ts';

/** The search index could not be loaded at all. */
export class IndexMissing extends Error {
  override readonly name = 'IndexMissing';
}

/** Where the files of an index are, and who loads them; the same for every index of a site. */
export interface IndexFiles {
  /** The address of the folder of the index, with a slash at its end. */
  readonly folder: string;
  readonly watch: FetchWatch;
  readonly modules: EngineModules;
}

/**
 * The search index that a manifest stands for. It stays the same however often the site is built anew; `engine-manager.ts`
 * has the one of today.
 */
export class Engine {
  readonly #files: IndexFiles;
  readonly #manifest: Manifest;
  readonly #folders: ReadonlySet<string>;
  readonly #words: WordLists;
  readonly #shards: ReadonlyMap<string, Shard>;
  readonly #router: Router | undefined;
  readonly #authors: AuthorLists | undefined;
  #broken = false;
  #isMadeReady = false;

  /** @param former an index of the same site, of which whatever is the same need not be loaded again. */
  constructor(files: IndexFiles, manifest: Manifest, former?: Engine) {
    const { folder, watch, modules } = files;
    const { authors, engine, routes, shards } = manifest;
    this.#files = files;
    this.#manifest = manifest;
    this.#folders = foldersOf(manifest);
    this.#words = new WordLists(folder, watch);
    const isSameEngine = former !== undefined && former.#manifest.engine.script === engine.script;
    const known: ReadonlyMap<string, Shard> = isSameEngine ? former.#shards : new Map();
    const source: EngineSource = {
      open: (options) => modules.open(engine.script, options),
      wasm: folder + engine.wasm,
    };
    this.#shards = new Map(
      shards.map((entry) => [
        entry.folder,
        known.get(entry.folder) ?? new Shard(folder, entry, source, watch),
      ]),
    );
    if (routes !== undefined) this.#router = new Router(folder, routes, watch);
    if (authors !== undefined) this.#authors = new AuthorLists(folder, authors, watch);
  }

  /** Whether parts of the index could not be had, so that results may be missing. */
  get incomplete(): boolean {
    return this.#broken || this.#files.watch.failed(this.#folders);
  }

  /** Forgets that parts could not be had. */
  forgive(): void {
    this.#broken = false;
  }

  /** Loads what the first search will need. */
  async warm(): Promise<void> {
    const [newest] = this.#shards.values();
    await Promise.all([newest?.warm().catch(() => undefined), this.#authors?.warm()]);
  }

  /** Makes the shards ready that were not asked, once, see {@link makeReady}. */
  async makeReady(): Promise<void> {
    if (this.#isMadeReady) return;
    this.#isMadeReady = true;
    await makeReady([...this.#shards.values()]);
  }

  /**
   * Asks shard after shard, the newest first, until the seeker has enough or none is left.
   * @throws {IndexMissing} where there is no index to ask.
   */
  async find(words: Words, conditions: Conditions, seeker: Seeker): Promise<Found> {
    const shards = [...this.#shards.values()];
    const found = await seek({ shards, router: this.#router }, words, conditions, seeker);
    if (found.failed > 0) this.#broken = true;
    if (found.failed > 0 && found.failed === shards.length)
      throw new IndexMissing('No part of the index could be loaded.');
    return found;
  }

  /** Whether some paper has a text as its title, as far as that is known without asking for it. */
  async isTitle(text: string): Promise<boolean> {
    return this.#router !== undefined && (await this.#router.shardsTitled(text)).length > 0;
  }

  /** How a word stands in the papers; `undefined` where that is not known without asking for them. */
  async standingOf(word: string): Promise<TermMatch | undefined> {
    return this.#router?.standingOf(word);
  }

  /**
   * What knows those words of the papers that are wanted, and others that stand beside them; `undefined` where there is no
   * list of them, or it cannot be had.
   */
  async speller(wanted: readonly DictionaryLookup[]): Promise<Speller | undefined> {
    const { vocabulary } = this.#manifest;
    return vocabulary && this.#words.speller(vocabulary, wanted);
  }

  /** The names that fit one that was asked for, the best first. */
  async authors(asked: AskedName): Promise<readonly FoundAuthor[]> {
    return (await this.#authors?.find(asked)) ?? [];
  }

  /** Those of the names that are the one that was asked for, or may be the same person’s. */
  async authorsNamed(asked: AskedName): Promise<readonly FoundAuthor[]> {
    return (await this.#authors?.near(asked)) ?? [];
  }
}
