import { type Conditions, inOrder, isWithin } from '../selection.ts';
import type { Router } from './router.ts';
import { type Listed, type Shard, textOf, type Words } from './shard.ts';

/** What a search has found so far, of the shards that were asked. */
export interface Found {
  /** The fittest first; what older shards add to what was enough stands behind it. */
  readonly papers: readonly Listed[];
  /** How many papers stand in the shards that were asked. */
  readonly asked: number;
  /** How many papers of shards that were not asked might hold more. */
  readonly left: number;
  /** Whether all of these are older than those of the shards that were asked. */
  readonly isLeftOlder: boolean;
  /** The years of papers in shards that were not asked, for whatever reason. */
  readonly unasked: ReadonlySet<string>;
  /** How many shards could not be asked. */
  readonly failed: number;
}

/** Who asks, and how much will do. */
export interface Seeker {
  /** Whether the papers that were found in newer shards suffice. */
  readonly isEnough: (papers: readonly Listed[]) => Promise<boolean>;
  /** Whether they would do to be shown at first: then they keep their places, however many more are wanted. */
  readonly isShowable?: (papers: readonly Listed[]) => Promise<boolean>;
  /** Whether words that stand nowhere are most likely slips, so that older shards are asked for what was meant instead. */
  readonly isTyped?: boolean;
  /** What a paper must have in the end, where fewer words are asked. */
  readonly whole?: Words;
  /** What may be the title of a paper: the shard that has it is asked before all others, which need not be where it is found. */
  readonly title?: {
    readonly text: string;
    readonly isFound: (papers: readonly Listed[]) => Promise<boolean>;
  };
}

/** The shards of a site, the newest first, and who knows what stands in them. */
export interface Searched {
  readonly shards: readonly Shard[];
  readonly router: Router | undefined;
}

/** So many papers are asked at once; older ones follow where these do not suffice. */
const AT_ONCE = 25_000;

/** Asks shard after shard. Older ones of which the router knows that they lack a word are not even opened. */
export async function seek(
  { shards, router }: Searched,
  words: Words,
  conditions: Conditions,
  { isEnough, isShowable = isEnough, isTyped = false, whole = words, title }: Seeker,
): Promise<Found> {
  let waiting = shards.filter(({ years }) => mayMeet(years, conditions));
  const unasked = new Set(shards);
  let [settled, open]: [readonly Listed[], readonly Listed[]] = [[], []];
  let failed = 0;
  const ask = async (batch: readonly Shard[]) => {
    const answers = await Promise.allSettled(batch.map((shard) => shard.find(words)));
    failed += answers.filter(({ status }) => status === 'rejected').length;
    for (const shard of batch) unasked.delete(shard);
    waiting = waiting.filter((shard) => unasked.has(shard));
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    open = inOrder([...open, ...found], 'relevance');
  };
  /** Whether what was found suffices; what would do to be shown keeps its place from now on. */
  const isDone = async () => {
    const all = [...settled, ...open];
    if (waiting.length === 0 || (await isEnough(all))) return true;
    if (await isShowable(all)) [settled, open] = [all, []];
    return false;
  };
  const titled = title === undefined ? [] : ((await router?.shardsTitled(title.text)) ?? []);
  await ask(waiting.filter((shard) => titled.includes(shards.indexOf(shard))));
  let isDue = waiting.length > 0 && (open.length === 0 || (await title?.isFound(open)) !== true);
  for (let isFirst = true; isDue; isFirst = false) {
    await ask(waiting.slice(0, batchSize(waiting)));
    isDue = !(await isDone());
    if (!(isDue && isFirst)) continue;
    const route = await router?.routeOf(textOf(whole));
    if (isTyped && route?.areKnown === false) break;
    // Of the others it is known that they have nothing.
    for (const shard of waiting)
      if (route?.shards?.has(shards.indexOf(shard)) === false) unasked.delete(shard);
    waiting = waiting.filter((shard) => unasked.has(shard));
    isDue = waiting.length > 0;
  }
  return {
    papers: [...settled, ...open],
    asked: sum(shards.filter((shard) => !unasked.has(shard))),
    left: sum(waiting),
    isLeftOlder:
      shards.findIndex((shard) => waiting.includes(shard)) >
      shards.findLastIndex((shard) => !unasked.has(shard)),
    unasked: new Set([...unasked].flatMap(({ years }) => years)),
    failed,
  };
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
