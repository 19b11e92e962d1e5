import { type Filters, isWithin, sortHits } from './filters.ts';
import type { ScanOptions, ScanResult, ShardSet } from './scan-options.ts';
import { type Match, requiredText, type Shard, type ShardQuery } from './shard.ts';

/** The number of papers in the first batch of shards. Each further batch has twice as many as the previous one. */
const FIRST_BATCH = 25_000;
/** The number of matches that is usually sufficient. */
const WANTED_MATCHES = 10;

/** Searches batch after batch of shards, newest first. Shards that the router rules out are not opened. */
export async function scanShards(
  shardSet: ShardSet,
  query: ShardQuery,
  filters: Filters,
  options: ScanOptions,
): Promise<ScanResult> {
  const scan = new ShardScan(shardSet, query, filters, options);
  if (!(await scan.findTitle())) await scan.searchInOrder();
  return scan.result();
}

/** A scan in progress. */
class ShardScan {
  readonly #shardSet: ShardSet;
  readonly #query: ShardQuery;
  readonly #options: ScanOptions;
  readonly #unsearched: Set<Shard>;
  /** The shards that may still have matches. */
  #waiting: readonly Shard[];
  #frozenHits: readonly Match[] = [];
  #newHits: readonly Match[] = [];
  /** The number of searched papers, without those of discarded shards. */
  #searchedPapers = 0;
  /** Why shards could not be searched. */
  readonly #failures: unknown[] = [];

  constructor(shardSet: ShardSet, query: ShardQuery, filters: Filters, options: ScanOptions) {
    this.#shardSet = shardSet;
    this.#query = query;
    this.#options = options;
    this.#unsearched = new Set(shardSet.shards);
    this.#waiting = shardSet.shards.filter(({ years }) => mayMatchYears(years, filters));
    // The other shards have no paper of the requested authors.
    this.#discard(
      this.#waiting.filter((shard) => query.includedPapers?.has(this.#numberOf(shard)) === false),
    );
  }

  /** Searches the shard that has the requested title. Returns whether the paper was found, which ends the scan. */
  async findTitle(): Promise<boolean> {
    const { title } = this.#options;
    const { router } = this.#shardSet;
    if (title === undefined || router === undefined) return false;
    const numbers = await router.shardsWithTitle(title.text);
    if (numbers.length === 0) return false;
    await this.#search(this.#waiting.filter((shard) => numbers.includes(this.#numberOf(shard))));
    return this.#newHits.length > 0 && (await title.isFound(this.#newHits));
  }

  async searchInOrder(): Promise<void> {
    const { isBeforeScan = false } = this.#options.routing ?? {};
    if (isBeforeScan && !(await this.#routeQuery())) return;
    for (let [isRouted, most] = [isBeforeScan, FIRST_BATCH]; this.#waiting.length > 0; most *= 2) {
      await this.#search(
        this.#waiting.slice(0, batchSize(this.#waiting, Math.max(most, this.#expectedPapers()))),
      );
      if (await this.#isDone()) return;
      if (!isRouted && !(await this.#routeQuery())) return;
      isRouted = true;
    }
  }

  /** The number of further papers to search for enough matches, if matches stay as frequent as before. */
  #expectedPapers(): number {
    if (this.#options.scanAllAtOnce === true) return Number.POSITIVE_INFINITY;
    const found = this.#frozenHits.length + this.#newHits.length;
    return this.#searchedPapers === 0 ? 0 : ((WANTED_MATCHES - found) * this.#searchedPapers) / found;
  }

  result(): ScanResult {
    const { shards } = this.#shardSet;
    return {
      matches: [...this.#frozenHits, ...this.#newHits],
      searched: countPapers(shards.filter((shard) => !this.#unsearched.has(shard))),
      remaining: countPapers(this.#waiting),
      isRemainderOlder:
        shards.findIndex((shard) => this.#waiting.includes(shard)) >
        shards.findLastIndex((shard) => !this.#unsearched.has(shard)),
      unsearchedYears: new Set([...this.#unsearched].flatMap(({ years }) => years)),
      failedShards: this.#failures.length,
      failure: this.#failures[0],
    };
  }

  async #search(batch: readonly Shard[]): Promise<void> {
    const answers = await Promise.allSettled(
      batch.map((shard) => shard.find(this.#query, this.#numberOf(shard))),
    );
    this.#failures.push(
      ...answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : [])),
    );
    this.#searchedPapers += countPapers(batch);
    this.#discard(batch);
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    this.#newHits = sortHits([...this.#newHits, ...found], 'relevance');
  }

  /** Whether the matches are sufficient. Freezes their order if they fill the first page. */
  async #isDone(): Promise<boolean> {
    const all = [...this.#frozenHits, ...this.#newHits];
    const { isSufficient, fillsFirstPage = isSufficient } = this.#options;
    if (this.#waiting.length === 0 || (await isSufficient(all))) return true;
    if (await fillsFirstPage(all)) [this.#frozenHits, this.#newHits] = [all, []];
    return false;
  }

  /** Discards the shards that the router rules out. Returns whether to search the others. */
  async #routeQuery(): Promise<boolean> {
    const { routing, stopOnUnknownTerm = false } = this.#options;
    const route = await this.#shardSet.router?.route(routing?.text ?? requiredText(this.#query));
    if (stopOnUnknownTerm && route?.hasAllTerms === false) return false;
    this.#discard(this.#waiting.filter((shard) => route?.shards?.has(this.#numberOf(shard)) === false));
    return true;
  }

  /** Removes shards that have been searched, or that need not be. */
  #discard(shards: readonly Shard[]): void {
    for (const shard of shards) this.#unsearched.delete(shard);
    this.#waiting = this.#waiting.filter((shard) => this.#unsearched.has(shard));
  }

  #numberOf(shard: Shard): number {
    return this.#shardSet.shards.indexOf(shard);
  }
}

/** Whether a shard with papers of these years may have one that passes the filters. */
function mayMatchYears(years: readonly string[], filters: Filters): boolean {
  return filters.years.every((range) => years.some((year) => isWithin(year, range)));
}

/** The number of shards in the next batch: at most `most` papers in total, but at least one shard. */
function batchSize(shards: readonly Shard[], most: number): number {
  let papers = 0;
  const tooMany = shards.findIndex((shard) => {
    papers += shard.papers;
    return papers > most;
  });
  return tooMany < 0 ? shards.length : Math.max(1, tooMany);
}

function countPapers(shards: readonly Shard[]): number {
  return shards.reduce((papers, shard) => papers + shard.papers, 0);
}
