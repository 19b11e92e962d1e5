import type { AskedName } from '../author-matching.ts';
import { MANIFEST_FILE, type Manifest, readManifest } from '../manifest.ts';
import type { Standing } from '../routing.ts';
import type { Conditions } from '../selection.ts';
import type { Speller } from '../suggestions.ts';
import type { Wanted } from '../word-files.ts';
import { AuthorLists, type FoundAuthor } from './author-lists.ts';
import { type FetchWatch, watchFetches } from './fetches.ts';
import type { PagefindModule } from './pagefind.ts';
import { makeReady } from './readiness.ts';
import { Router } from './router.ts';
import type { Found, Seeker } from './seeker.ts';
import { seek } from './seeking.ts';
import { Shard, type Words } from './shard.ts';
import { WordLists } from './word-lists.ts';

/** The search index could not be loaded at all. */
export class IndexMissing extends Error {
  override readonly name = 'IndexMissing';
}

/** The search index of a site, loaded at the first search, the newest shards first. */
export class Engine {
  readonly #folder: string;
  readonly #watch: FetchWatch;
  #attempts = 0;
  #module: Promise<PagefindModule> | undefined;
  #manifest: Promise<Manifest> | undefined;
  readonly #words: WordLists;
  #shards: readonly Shard[] = [];
  #router: Router | undefined;
  #authors: AuthorLists | undefined;
  #broken = false;
  #isMadeReady = false;

  constructor(root: URL) {
    this.#folder = new URL('pagefind/', root).href;
    this.#watch = watchFetches(this.#folder);
    this.#words = new WordLists(this.#folder, this.#watch);
  }

  /** Whether parts of the index could not be had, so that results may be missing. */
  get incomplete(): boolean {
    return this.#broken || this.#watch.failed();
  }

  /** Forgets what failed, so that the next search tries again. */
  retry(): void {
    this.#watch.reset();
    this.#broken = false;
    this.#module = undefined;
    this.#manifest = undefined;
  }

  /** Loads what the first search will need. */
  async warm(): Promise<void> {
    await this.#open().catch(() => undefined);
    await Promise.all([this.#shards[0]?.warm().catch(() => undefined), this.#authors?.warm()]);
  }

  /** Makes the shards ready that were not asked, once, see {@link makeReady}. */
  async makeReady(): Promise<void> {
    if (this.#isMadeReady) return;
    this.#isMadeReady = true;
    await makeReady(this.#shards);
  }

  /**
   * Asks shard after shard, the newest first, until the seeker has enough or none is left.
   * @throws {IndexMissing} where there is no index to ask.
   */
  async find(words: Words, conditions: Conditions, seeker: Seeker): Promise<Found> {
    await this.#open();
    const found = await seek({ shards: this.#shards, router: this.#router }, words, conditions, seeker);
    if (found.failed > 0) this.#broken = true;
    if (found.failed > 0 && found.failed === this.#shards.length)
      throw new IndexMissing('No part of the index could be loaded.');
    return found;
  }

  /** Whether some paper has a text as its title, as far as that is known without asking for it. */
  async isTitle(text: string): Promise<boolean> {
    await this.#open();
    return this.#router !== undefined && (await this.#router.shardsTitled(text)).length > 0;
  }

  /** How a word stands in the papers; `undefined` where that is not known without asking for them. */
  async standingOf(word: string): Promise<Standing | undefined> {
    await this.#open();
    return this.#router?.standingOf(word);
  }

  /**
   * What knows those words of the papers that are wanted, and others that stand beside them; `undefined` where there is no
   * list of them, or it cannot be had.
   */
  async speller(wanted: readonly Wanted[]): Promise<Speller | undefined> {
    const { vocabulary } = await this.#open();
    return vocabulary && this.#words.speller(vocabulary, wanted);
  }

  /** The names that fit one that was asked for, the best first. */
  async authors(asked: AskedName): Promise<readonly FoundAuthor[]> {
    await this.#open();
    return (await this.#authors?.find(asked)) ?? [];
  }

  /** Those of the names that are the one that was asked for, or may be the same person’s. */
  async authorsNamed(asked: AskedName): Promise<readonly FoundAuthor[]> {
    await this.#open();
    return (await this.#authors?.near(asked)) ?? [];
  }

  async #open(): Promise<Manifest> {
    this.#manifest ??= this.#load();
    try {
      const [manifest] = await Promise.all([this.#manifest, this.#engine()]);
      return manifest;
    } catch (error) {
      this.#manifest = undefined;
      this.#module = undefined;
      throw new IndexMissing('The search index could not be loaded.', { cause: error });
    }
  }

  async #load(): Promise<Manifest> {
    const manifest = readManifest(
      new TextDecoder().decode(await this.#watch.bytes(this.#folder + MANIFEST_FILE)),
    );
    const engine = () => this.#engine();
    if (manifest.routes !== undefined) this.#router = new Router(this.#folder, manifest.routes, this.#watch);
    if (manifest.authors !== undefined)
      this.#authors = new AuthorLists(this.#folder, manifest.authors, this.#watch);
    this.#shards = manifest.shards.map((entry) => new Shard(this.#folder, entry, engine, this.#watch));
    return manifest;
  }

  #engine(): Promise<PagefindModule> {
    this.#module ??= this.#import();
    return this.#module;
  }

  async #import(): Promise<PagefindModule> {
    // A browser remembers that a module failed to load, under its address.
    const address = `${this.#folder}pagefind.js${this.#attempts === 0 ? '' : `?attempt=${this.#attempts}`}`;
    this.#attempts += 1;
    return (await import(address)) as PagefindModule;
  }
}
