import { Temporal } from 'temporal-polyfill';
import type { Month } from '../../paper/days.ts';
import type { Edition } from '../editions/editions.ts';
import type { Period } from '../editions/periods.ts';
import type { TopicPapers } from '../topics/topics.ts';
import type { Topic } from '../topics/topics-file.ts';

/** The constants of the comparison. The explanation on the page contains them. */
export const RISING = {
  months: 11,
  minPapers: 5,
  namedIn: 4,
  minScore: 2.3,
  smoothing: 0.5,
} as const;

/** The share of papers with a term or topic in the last month, compared with the share in the months before. */
export interface Rise {
  /** The number of papers of the last month that have it. */
  readonly paperCount: number;
  /** The share of the last month's papers that have it, from 0 to 1. `shareBefore` is that of the papers before. */
  readonly share: number;
  readonly shareBefore: number;
  /** The logarithm of the odds ratio, in standard errors. */
  readonly score: number;
}

export interface RisingTopic extends Rise {
  readonly topic: Topic;
}

/** The days of the last month, and those of the months before it. */
export interface Comparison {
  readonly month: Month;
  readonly editions: readonly Edition[];
  readonly paperCount: number;
  readonly before: readonly Edition[];
  readonly paperCountBefore: number;
}

/** The papers of the last month and of up to 11 calendar months before it; `undefined` if these have no papers. */
export function comparisonOf(months: ReadonlyMap<Month, Period<Month>>): Comparison | undefined {
  const month = [...months.keys()].sort().at(-1);
  if (month === undefined) return undefined;
  const first = Temporal.PlainYearMonth.from(month).subtract({ months: RISING.months }).toString();
  const editionsIn = (key: Month) => months.get(key)?.editions ?? [];
  const [editions, before] = [
    editionsIn(month),
    [...months.keys()].filter((key) => key >= first && key < month).flatMap(editionsIn),
  ];
  if (before.length === 0) return undefined;
  return {
    month,
    editions,
    paperCount: countPapers(editions),
    before,
    paperCountBefore: countPapers(before),
  };
}

function countPapers(editions: readonly Edition[]): number {
  return editions.reduce((sum, { papers }) => sum + papers.length, 0);
}

/** An explanation of the ranking of {@link risingTopics} and of rising terms, for the page. */
export function risingFormula({ withTerms }: { readonly withTerms: boolean }): string {
  const names = `A word or phrase must be in the title or a keyword of at least one in ${RISING.namedIn} of its papers, \
and stand by itself, not inside a longer name, in at least one in ${RISING.namedIn}. `;
  return `“Now” is the share of the newest month’s papers, “before” the share in up to ${RISING.months} months before it. \
The surest rise comes first: a clear rise in many papers. Terms and topics in fewer than ${RISING.minPapers} \
papers of the newest month are left out, and so is any rise that may be chance. ${withTerms ? names : ''}In \
statistical terms, the score is the log odds ratio divided by its standard error, with ${RISING.smoothing} added to each \
count; the least score is ${RISING.minScore}.`;
}

/** The topics whose share of papers has risen most, the highest score first. */
export function risingTopics(
  { editions, paperCount, before, paperCountBefore }: Comparison,
  topics: readonly TopicPapers[],
): RisingTopic[] {
  const [now, earlier] = [editions, before].map(
    (each) => new Set(each.flatMap(({ papers }) => papers.map(({ id }) => id))),
  );
  const countIn = ({ papers: own }: TopicPapers, ids?: ReadonlySet<string>) =>
    own.filter(({ id }) => ids?.has(id) === true).length;
  return topics
    .flatMap((topicPapers): RisingTopic[] => {
      const count = countIn(topicPapers, now);
      if (count < RISING.minPapers) return [];
      const rise = riseOf(count, paperCount, countIn(topicPapers, earlier), paperCountBefore);
      return rise === undefined ? [] : [{ ...rise, topic: topicPapers.topic }];
    })
    .sort((a, b) => b.score - a.score);
}

/**
 * Compares a count among the papers of the last month with a count among the papers before. The score is the log odds ratio
 * divided by its standard error (https://doi.org/10.1093/pan/mpn018, section 3.3). Returns `undefined` if it is too low.
 */
export function riseOf(count: number, of: number, countBefore: number, ofBefore: number): Rise | undefined {
  const [a, b, c, d] = [count, of - count, countBefore, ofBefore - countBefore].map(
    (each) => each + RISING.smoothing,
  ) as [number, number, number, number];
  const score = Math.log((a * d) / (b * c)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  if (score < RISING.minScore) return undefined;
  return { paperCount: count, share: count / of, shareBefore: countBefore / ofBefore, score };
}
