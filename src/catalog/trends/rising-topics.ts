import { Temporal } from 'temporal-polyfill';
import type { Month } from '../../paper/days.ts';
import type { Period } from '../editions/periods.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import type { TopicShelf } from '../topics/topics.ts';
import type { Topic } from '../topics/topics-file.ts';

/** The numbers of the comparison. Its formula in words is made of them. */
export const RISING = {
  months: 11,
  leastPapers: 5,
  namedIn: 4,
  leastScore: 2.3,
  smoothing: 0.5,
} as const;

/** How a share of the papers of the last month compares with that of the months before. */
export interface Rise {
  /** How many papers of the last month have it. */
  readonly paperCount: number;
  /** The share of the last month's papers that have it, and that of the papers before; from 0 to 1. */
  readonly share: number;
  readonly shareBefore: number;
  /** The logarithm of the odds ratio, in standard errors. */
  readonly score: number;
}

export interface RisingTopic extends Rise {
  readonly topic: Topic;
}

/** A last month and what stands before it. */
export interface Comparison {
  readonly month: Month;
  readonly papers: readonly CatalogPaper[];
  readonly before: readonly CatalogPaper[];
}

/** The last volume and up to 11 calendar months before it; `undefined` where these have no papers. */
export function comparisonOf(volumes: ReadonlyMap<Month, Period<Month>>): Comparison | undefined {
  const month = [...volumes.keys()].sort().at(-1);
  if (month === undefined) return undefined;
  const first = Temporal.PlainYearMonth.from(month).subtract({ months: RISING.months }).toString();
  const papersIn = (key: Month) => volumes.get(key)?.editions.flatMap(({ papers }) => papers) ?? [];
  const before = [...volumes.keys()].filter((key) => key >= first && key < month).flatMap(papersIn);
  return before.length === 0 ? undefined : { month, papers: papersIn(month), before };
}

/** How {@link risingTopics} and, where there are some, rising terms rank, in sentences for the page. */
export function risingFormula({ withTerms }: { readonly withTerms: boolean }): string {
  const names = `A word or phrase must be in the title or a keyword of at least one in ${RISING.namedIn} of its papers, \
and stand by itself, not inside a longer name, in at least one in ${RISING.namedIn}. `;
  return `“Now” is the share of the newest month’s papers, “before” the share in up to ${RISING.months} months before it. \
First comes what has risen most surely: a clear rise, seen in many papers. Whatever fewer than ${RISING.leastPapers} \
papers of the newest month have is left out, and so is any rise that may well be chance. ${withTerms ? names : ''}In the \
language of statistics, the order is by the logarithm of the odds ratio in standard errors, with ${RISING.smoothing} \
added to each count; ${RISING.leastScore} is the least.`;
}

/** The topics whose share of papers has risen most, the highest score first. */
export function risingTopics({ papers, before }: Comparison, shelves: readonly TopicShelf[]): RisingTopic[] {
  const [now, earlier] = [papers, before].map((each) => new Set(each.map(({ id }) => id)));
  const countIn = (shelf: TopicShelf, ids?: ReadonlySet<string>) =>
    shelf.papers.filter(({ id }) => ids?.has(id) === true).length;
  return shelves
    .flatMap((shelf): RisingTopic[] => {
      const count = countIn(shelf, now);
      if (count < RISING.leastPapers) return [];
      const rise = riseOf(count, papers.length, countIn(shelf, earlier), before.length);
      return rise === undefined ? [] : [{ ...rise, topic: shelf.topic }];
    })
    .sort((a, b) => b.score - a.score);
}

/**
 * How a count among the papers of the last month compares with that among those before: the log odds ratio over its
 * standard error; `undefined` where that is less than the least score. https://doi.org/10.1093/pan/mpn018, section 3.3.
 */
export function riseOf(count: number, of: number, countBefore: number, ofBefore: number): Rise | undefined {
  const [a, b, c, d] = [count, of - count, countBefore, ofBefore - countBefore].map(
    (each) => each + RISING.smoothing,
  ) as [number, number, number, number];
  const score = Math.log((a * d) / (b * c)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  if (score < RISING.leastScore) return undefined;
  return { paperCount: count, share: count / of, shareBefore: countBefore / ofBefore, score };
}
