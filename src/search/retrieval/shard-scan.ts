import { type Listed, type Shard, textOf, type Words } from '../pagefind/shard.ts';
import { type Conditions, inOrder, isWithin } from './filters.ts';
import type { Found, Searched, Seeker } from './scan-options.ts';

/** So many papers are asked at once at first, and twice as many each time that these do not suffice. */
const AT_ONCE = 25_000;
/** So many papers that are found suffice, mostly. */
const WANTED = 10;

/** Asks shard after shard. Those of which the router knows that they lack a word are not even opened. */
export async function seek(
  searched: Searched,
  words: Words,
  conditions: Conditions,
  seeker: Seeker,
): Promise<Found> {
  const search = new Search(searched, words, conditions, seeker);
  if (!(await search.findTitled())) await search.askInTurn();
  return search.found();
}

/** A search under way. */
class Search {
  readonly #searched: Searched;
  readonly #words: Words;
  readonly #seeker: Seeker;
  readonly #unasked: Set<Shard>;
  #waiting: readonly Shard[];
  /** What keeps its place. */
  #settled: readonly Listed[] = [];
  #open: readonly Listed[] = [];
  /** How many papers the shards have that were asked, and not struck off. */
  #papers = 0;
  #failed = 0;

  constructor(searched: Searched, words: Words, conditions: Conditions, seeker: Seeker) {
    this.#searched = searched;
    this.#words = words;
    this.#seeker = seeker;
    this.#unasked = new Set(searched.shards);
    this.#waiting = searched.shards.filter(({ years }) => mayMeet(years, conditions));
    // Of the others it is known that they have nothing.
    this.#strike(this.#waiting.filter((shard) => words.within?.has(this.#numberOf(shard)) === false));
  }

  /** Whether the paper whose title is asked for has been found, and is enough; asks the shard that has it. */
  async findTitled(): Promise<boolean> {
    const { title } = this.#seeker;
    const { router } = this.#searched;
    if (title === undefined || router === undefined) return false;
    const titled = await router.shardsTitled(title.text);
    if (titled.length === 0) return false;
    await this.#ask(this.#waiting.filter((shard) => titled.includes(this.#numberOf(shard))));
    return this.#open.length > 0 && (await title.isFound(this.#open));
  }

  async askInTurn(): Promise<void> {
    const { isFirst = false } = this.#seeker.route ?? {};
    if (isFirst && !(await this.#narrow())) return;
    for (let [isNarrow, most] = [isFirst, AT_ONCE]; this.#waiting.length > 0; most *= 2) {
      await this.#ask(this.#waiting.slice(0, batchSize(this.#waiting, Math.max(most, this.#expected()))));
      if (await this.#isDone()) return;
      if (!isNarrow && !(await this.#narrow())) return;
      isNarrow = true;
    }
  }

  /** As many papers as are likely to suffice, if others have what was found so far as often. */
  #expected(): number {
    if (this.#seeker.areRare === true) return Number.POSITIVE_INFINITY;
    const found = this.#settled.length + this.#open.length;
    return this.#papers === 0 ? 0 : ((WANTED - found) * this.#papers) / found;
  }

  found(): Found {
    const { shards } = this.#searched;
    return {
      papers: [...this.#settled, ...this.#open],
      asked: sum(shards.filter((shard) => !this.#unasked.has(shard))),
      left: sum(this.#waiting),
      isLeftOlder:
        shards.findIndex((shard) => this.#waiting.includes(shard)) >
        shards.findLastIndex((shard) => !this.#unasked.has(shard)),
      unasked: new Set([...this.#unasked].flatMap(({ years }) => years)),
      failed: this.#failed,
    };
  }

  async #ask(batch: readonly Shard[]): Promise<void> {
    const answers = await Promise.allSettled(
      batch.map((shard) => shard.find(this.#words, this.#numberOf(shard))),
    );
    this.#failed += answers.filter(({ status }) => status === 'rejected').length;
    this.#papers += sum(batch);
    this.#strike(batch);
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    this.#open = inOrder([...this.#open, ...found], 'relevance');
  }

  /** Whether what was found suffices; what would do to be shown keeps its place from now on. */
  async #isDone(): Promise<boolean> {
    const all = [...this.#settled, ...this.#open];
    const { isEnough, isShowable = isEnough } = this.#seeker;
    if (this.#waiting.length === 0 || (await isEnough(all))) return true;
    if (await isShowable(all)) [this.#settled, this.#open] = [all, []];
    return false;
  }

  /** Strikes off the shards of which it is known that they have nothing; whether it makes sense to ask the others. */
  async #narrow(): Promise<boolean> {
    const { route, isTyped = false } = this.#seeker;
    const known = await this.#searched.router?.routeOf(route?.text ?? textOf(this.#words));
    if (isTyped && known?.areKnown === false) return false;
    this.#strike(this.#waiting.filter((shard) => known?.shards?.has(this.#numberOf(shard)) === false));
    return true;
  }

  #strike(shards: readonly Shard[]): void {
    for (const shard of shards) this.#unasked.delete(shard);
    this.#waiting = this.#waiting.filter((shard) => this.#unasked.has(shard));
  }

  #numberOf(shard: Shard): number {
    return this.#searched.shards.indexOf(shard);
  }
}

/** Whether a shard with papers of these years may have one that meets the conditions. */
function mayMeet(years: readonly string[], conditions: Conditions): boolean {
  return conditions.years.every((span) => years.some((year) => isWithin(year, span)));
}

/** How many of the next shards are asked together: as many as hold no more than `most` papers, at least one. */
function batchSize(shards: readonly Shard[], most: number): number {
  let papers = 0;
  const tooMany = shards.findIndex((shard) => {
    papers += shard.papers;
    return papers > most;
  });
  return tooMany < 0 ? shards.length : Math.max(1, tooMany);
}

function sum(shards: readonly Shard[]): number {
  return shards.reduce((papers, shard) => papers + shard.papers, 0);
}
