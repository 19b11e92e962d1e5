import { MANIFEST_FILE, type Manifest, readManifest } from '../manifest.ts';
import { type Conditions, isWithin } from '../selection.ts';
import { Speller } from '../suggestions.ts';
import { decodeVocabulary } from '../vocabulary.ts';
import { type FetchWatch, watchFetches } from './fetches.ts';
import type { PagefindModule } from './pagefind.ts';
import { Router } from './router.ts';
import { type Listed, Shard, textOf, type Words } from './shard.ts';

/** The search index could not be loaded at all. */
export class IndexMissing extends Error {
  override readonly name = 'IndexMissing';
}

/** What a search has found so far, of the shards that were asked. */
export interface Found {
  /** The fittest first of each shard, the shards from the newest on. */
  readonly papers: readonly Listed[];
  /** How many papers stand in the shards that were asked. */
  readonly asked: number;
  /** How many papers of older shards might hold more. */
  readonly left: number;
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
  #router: Router | undefined;
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
   * Asks shard after shard, the newest first, until `isEnough` says so or none is left. Older ones that do not have all
   * words of `whole` are not even opened.
   * @throws {IndexMissing} where there is no index to ask.
   */
  async find(
    words: Words,
    conditions: Conditions,
    isEnough: (papers: readonly Listed[]) => Promise<boolean>,
    whole: Words = words,
  ): Promise<Found> {
    await this.#open();
    const inYears = this.#shards.filter(({ years }) => mayMeet(years, conditions));
    const newest = inYears.slice(0, batchSize(inYears));
    const older = inYears.slice(newest.length);
    let papers = await this.#ask(newest, words);
    if (older.length === 0 || (await isEnough(papers)))
      return { papers, asked: sum(newest), left: sum(older) };
    const waiting = await this.#routed(older, whole);
    let asked = sum(inYears) - sum(waiting);
    do {
      const batch = waiting.splice(0, batchSize(waiting));
      papers = [...papers, ...(await this.#ask(batch, words))];
      asked += sum(batch);
    } while (waiting.length > 0 && !(await isEnough(papers)));
    return { papers, asked, left: sum(waiting) };
  }

  async #ask(shards: readonly Shard[], words: Words): Promise<Listed[]> {
    const answers = await Promise.allSettled(shards.map((shard) => shard.find(words)));
    const failures = answers.filter(({ status }) => status === 'rejected');
    if (failures.length > 0) this.#broken = true;
    if (failures.length > 0 && failures.length === this.#shards.length)
      throw new IndexMissing('No part of the index could be loaded.');
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  }

  /** Those of the shards that may have a paper with all words. */
  async #routed(shards: readonly Shard[], words: Words): Promise<Shard[]> {
    const numbers = await this.#router?.shardsWith(textOf(words));
    return shards.filter((shard) => numbers?.has(this.#shards.indexOf(shard)) ?? true);
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
    if (manifest.routes !== undefined) this.#router = new Router(this.#folder, manifest.routes, this.#watch);
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
