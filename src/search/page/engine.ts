import { MANIFEST_FILE, type Manifest, readManifest } from '../manifest.ts';
import { type Conditions, inOrder, isWithin } from '../selection.ts';
import { Speller } from '../suggestions.ts';
import { decodeVocabulary } from '../vocabulary.ts';
import { type FetchWatch, watchFetches } from './fetches.ts';
import type { PagefindModule } from './pagefind.ts';
import { type Listed, Shard, type Words } from './shard.ts';

/** The search index could not be loaded at all. */
export class IndexMissing extends Error {
  override readonly name = 'IndexMissing';
}

/** What a search has found so far, of the shards that were asked. */
export interface Found {
  /** The fittest first of those that were asked together, the newest shards first: what older ones add stands behind. */
  readonly papers: readonly Listed[];
  /** How many papers stand in the shards that were asked. */
  readonly asked: number;
  /** How many papers of older shards might hold more. */
  readonly left: number;
  /** The years of papers in shards that were not asked, for whatever reason. */
  readonly unasked: ReadonlySet<string>;
}

/** So many papers are asked at once; older ones follow where these do not suffice. */
const AT_ONCE = 25_000;

/** The search index of a site, loaded at the first search, the newest shards first. */
export class Engine {
  readonly #folder: string;
  readonly #watch: FetchWatch;
  #attempts = 0;
  #module: Promise<PagefindModule> | undefined;
  #manifest: Promise<Manifest> | undefined;
  #speller: Promise<Speller | undefined> | undefined;
  #shards: readonly Shard[] = [];
  #broken = false;

  constructor(root: URL) {
    this.#folder = new URL('pagefind/', root).href;
    this.#watch = watchFetches(this.#folder);
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
    this.#speller = undefined;
  }

  /** Loads what the first search will need. */
  async warm(): Promise<void> {
    await this.#open().catch(() => undefined);
    await this.#shards[0]?.open().catch(() => undefined);
  }

  /**
   * Asks shard after shard, the newest first, until `isEnough` says so or none is left.
   * @throws {IndexMissing} where there is no index to ask.
   */
  async find(
    words: Words,
    conditions: Conditions,
    isEnough: (papers: readonly Listed[]) => Promise<boolean>,
  ): Promise<Found> {
    await this.#open();
    const waiting = this.#shards.filter(({ years }) => mayMeet(years, conditions));
    const unasked = new Set(this.#shards);
    let [papers, failed]: [readonly Listed[], number] = [[], 0];
    do {
      const batch = waiting.splice(0, batchSize(waiting));
      const answers = await Promise.allSettled(batch.map((shard) => shard.find(words)));
      failed += answers.filter(({ status }) => status === 'rejected').length;
      if (failed > 0) this.#broken = true;
      if (failed === this.#shards.length) throw new IndexMissing('No part of the index could be loaded.');
      const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      papers = [...papers, ...inOrder(found, 'relevance')];
      for (const shard of batch) unasked.delete(shard);
    } while (waiting.length > 0 && !(await isEnough(papers)));
    const asked = this.#shards.filter((shard) => !unasked.has(shard));
    const years = new Set([...unasked].flatMap((shard) => shard.years));
    return { papers, asked: sum(asked), left: sum(waiting), unasked: years };
  }

  /** What knows the words of the papers; `undefined` where there is no list of them, or it cannot be had. */
  async speller(): Promise<Speller | undefined> {
    const manifest = await this.#open();
    this.#speller ??= this.#loadSpeller(manifest);
    return this.#speller;
  }

  async #loadSpeller({ vocabulary }: Manifest): Promise<Speller | undefined> {
    if (vocabulary === undefined) return undefined;
    try {
      const words = new TextDecoder().decode(await this.#watch.bytes(this.#folder + vocabulary));
      return new Speller(decodeVocabulary(words));
    } catch {
      return undefined;
    }
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

/** Whether a shard with papers of these years may have one that meets the conditions. */
function mayMeet(years: readonly string[], conditions: Conditions): boolean {
  return conditions.years.every((span) => years.some((year) => isWithin(year, span)));
}

/** How many of the next shards are asked together: as many as hold no more than {@link AT_ONCE} papers, at least one. */
function batchSize(shards: readonly Shard[]): number {
  let papers = 0;
  const tooMany = shards.findIndex((shard) => {
    papers += shard.papers;
    return papers > AT_ONCE;
  });
  return tooMany < 0 ? shards.length : Math.max(1, tooMany);
}

function sum(shards: readonly Shard[]): number {
  return shards.reduce((papers, shard) => papers + shard.papers, 0);
}
