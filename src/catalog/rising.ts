import { Temporal } from 'temporal-polyfill';
import type { Month } from '../paper/days.ts';
import type { CatalogPaper } from './catalog-paper.ts';
import type { Period } from './periods.ts';
import { phrasesOf } from './phrases.ts';
import type { TopicShelf } from './topics.ts';
import type { Topic } from './vocabulary.ts';

/** The numbers of the comparison. Its formula in words is made of them. */
export const RISING = {
  months: 11,
  leastPapers: 5,
  headingsOf: 4,
  leastScore: 2,
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

export interface RisingTerm extends Rise {
  readonly term: string;
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

const MOST = 20;

/** The last volume and up to 11 calendar months before it; `undefined` where these have no papers. */
export function comparisonOf(volumes: ReadonlyMap<Month, Period<Month>>): Comparison | undefined {
  const month = [...volumes.keys()].sort().at(-1);
  if (month === undefined) return undefined;
  const first = Temporal.PlainYearMonth.from(month).subtract({ months: RISING.months }).toString();
  const papersIn = (key: Month) => volumes.get(key)?.editions.flatMap(({ papers }) => papers) ?? [];
  const before = [...volumes.keys()].filter((key) => key >= first && key < month).flatMap(papersIn);
  return before.length === 0 ? undefined : { month, papers: papersIn(month), before };
}

/** How {@link risingTerms} and {@link risingTopics} rank, in sentences for the page. */
export const RISING_FORMULA = `The share of papers in the last month, against that in the ${RISING.months} months before: what has \
risen the most clearly comes first, by the logarithm of the ratio of the two odds, divided by its standard error (to \
each count ${RISING.smoothing} is added). Listed is what at least ${RISING.leastPapers} papers of the last month have \
and what scores ${RISING.leastScore} or more; of words, those that stand in the title or the keywords of at least one \
in ${RISING.headingsOf} of these papers.`;

/** The words and phrases whose share of papers has risen most, the highest score first; no word is in two of them. */
export function risingTerms({ papers, before }: Comparison, most: number = MOST): RisingTerm[] {
  const now = countPhrases(papers);
  for (const [key, { paperCount, headings }] of now)
    if (paperCount < RISING.leastPapers || headings * RISING.headingsOf < paperCount) now.delete(key);
  const earlier = countPhrases(before, (key) => now.has(key));
  const risen = [...now].flatMap(([key, { paperCount, printed }]) => {
    const rise = riseOf(paperCount, papers.length, earlier.get(key)?.paperCount ?? 0, before.length);
    return rise === undefined ? [] : [{ ...rise, key, words: key.split(' '), term: mostFrequent(printed) }];
  });
  const chosen: typeof risen = [];
  const phrases = risen.filter(({ words }) => words.length > 1);
  const isPartOfPhrase = ({ key, paperCount }: (typeof risen)[number]) =>
    phrases.some((phrase) => phrase.words.includes(key) && 2 * phrase.paperCount >= paperCount);
  for (const candidate of risen
    .filter((each) => !isPartOfPhrase(each))
    .sort((a, b) => b.score - a.score || b.words.length - a.words.length || (a.key < b.key ? -1 : 1))) {
    if (chosen.length === most) break;
    if (!chosen.some(({ words }) => words.some((word) => candidate.words.includes(word))))
      chosen.push(candidate);
  }
  return chosen.map(({ key: _, words: __, ...term }) => term);
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

/** The log odds ratio over its standard error: https://doi.org/10.1093/pan/mpn018, section 3.3. */
function riseOf(count: number, of: number, countBefore: number, ofBefore: number): Rise | undefined {
  const [a, b, c, d] = [count, of - count, countBefore, ofBefore - countBefore].map(
    (each) => each + RISING.smoothing,
  ) as [number, number, number, number];
  const score = Math.log((a * d) / (b * c)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  if (score < RISING.leastScore) return undefined;
  return { paperCount: count, share: count / of, shareBefore: countBefore / ofBefore, score };
}

interface Counted {
  paperCount: number;
  headings: number;
  readonly printed: Map<string, number>;
}

function countPhrases(
  papers: readonly CatalogPaper[],
  isWanted: (key: string) => boolean = () => true,
): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  for (const paper of papers) {
    for (const { key, printed, isHeading } of phrasesOf(paper)) {
      if (!isWanted(key)) continue;
      const known = counts.get(key) ?? { paperCount: 0, headings: 0, printed: new Map<string, number>() };
      counts.set(key, known);
      known.paperCount += 1;
      if (isHeading) known.headings += 1;
      known.printed.set(printed, (known.printed.get(printed) ?? 0) + 1);
    }
  }
  return counts;
}

function mostFrequent(printed: ReadonlyMap<string, number>): string {
  return [...printed].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}
