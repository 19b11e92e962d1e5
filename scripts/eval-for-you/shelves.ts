import { createEditions, type Edition } from '../../src/catalog/editions/editions.ts';
import type { CatalogPaper } from '../../src/catalog/paper/catalog-paper.ts';
import { type DayFileOptions, dayFileOf } from '../../src/for-you/build/day-files.ts';
import { codeOf } from '../../src/for-you/build/paper-code.ts';
import type { ComparedPaper } from '../../src/for-you/compared-paper.ts';
import type { DayPaper } from '../../src/for-you/day-file.ts';
import { NO_FOLLOWS } from '../../src/for-you/follows.ts';
import { rankPapers } from '../../src/for-you/ranking.ts';
import { toPlain } from '../../src/text/markdown/markdown.ts';
import { shuffled } from '../../src/vectors/training/random.ts';
import { randomOf } from '../bench-search/random.ts';

/** How many papers of the topic are among the first ten of a week, for one made-up reader. */
export interface Trial {
  readonly topic: string;
  /** The share of the week's papers that have the topic, from 0 to 1. */
  readonly weekShare: number;
  readonly ours: number;
  readonly byUpvotes: number;
}

/** The papers of a site, as a reader's order sees them. */
export interface Archive {
  readonly editions: readonly Edition<CatalogPaper>[];
  readonly topicsOf: (paper: CatalogPaper) => readonly string[];
  readonly options: DayFileOptions;
  /** Whether saved papers have their abstracts. */
  readonly hasAbstracts: boolean;
}

export const FIRST = 10;
const SHELF = 20;
const DAYS_OF_WEEK = 7;
/** A topic takes part if a week has so many of its papers, so that the first ten could have some. */
const FEWEST = 3;

/** Groups papers by day, without those that have no day. */
export function editionsOf(papers: readonly CatalogPaper[]): readonly Edition<CatalogPaper>[] {
  return createEditions(papers).dated;
}

/**
 * Readers who saved random papers of one topic from the days before a week, and the first ten papers of their week. The order
 * knows neither the topic nor any follows.
 */
export function trialsOf(archive: Archive, count: number, seed: number): Trial[] {
  const random = randomOf(seed);
  const weeks = weeksOf(archive);
  const choices = weeks.flatMap((week) => topicsWithEnough(archive, week).map((topic) => ({ week, topic })));
  const order = shuffled(choices.length, random);
  return Array.from({ length: count }, (_, at) => choices[order[at % order.length] ?? 0]).flatMap(
    (choice) => {
      if (choice === undefined) return [];
      const { week, topic } = choice;
      const own = week.before.filter((paper) => archive.topicsOf(paper).includes(topic));
      const shelf = [...shuffled(own.length, random).slice(0, SHELF)].flatMap((number) => own[number] ?? []);
      return [trialOf(archive, week, topic, shelf)];
    },
  );
}

interface WeekOfPapers {
  readonly papers: readonly DayPaper[];
  readonly topics: ReadonlyMap<string, readonly string[]>;
  readonly before: readonly CatalogPaper[];
}

/** Weeks of seven editions, newest first, each with all papers of the days before it. */
function weeksOf({ editions, options, topicsOf }: Archive): WeekOfPapers[] {
  const weeks: WeekOfPapers[] = [];
  // The first half is only saved from.
  for (let end = editions.length; end - DAYS_OF_WEEK >= editions.length / 2; end -= DAYS_OF_WEEK) {
    const own = editions.slice(end - DAYS_OF_WEEK, end);
    weeks.push({
      papers: own.flatMap((_, at) => dayFileOf(editions.slice(0, end - own.length + at + 1), options).papers),
      topics: new Map(own.flatMap(({ papers }) => papers.map((paper) => [paper.id, topicsOf(paper)]))),
      before: editions.slice(0, end - DAYS_OF_WEEK).flatMap(({ papers }) => papers),
    });
  }
  return weeks;
}

function topicsWithEnough({ topicsOf }: Archive, { topics, before }: WeekOfPapers): string[] {
  const inWeek = countsOf([...topics.values()]);
  const earlier = countsOf(before.map(topicsOf));
  return [...inWeek].flatMap(([topic, count]) =>
    count >= FEWEST && (earlier.get(topic) ?? 0) >= 2 * SHELF ? [topic] : [],
  );
}

function countsOf(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const topic of lists.flat()) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return counts;
}

function trialOf(archive: Archive, week: WeekOfPapers, topic: string, shelf: readonly CatalogPaper[]): Trial {
  const hasTopic = ({ id }: DayPaper) => week.topics.get(id)?.includes(topic) === true;
  const saved = shelf.map((paper) => comparedPaper(archive, paper));
  const { papers } = rankPapers(week.papers, { saved, follows: NO_FOLLOWS, readIds: new Set() });
  const upvoted = week.papers.toSorted((a, b) => (b.upvotes ?? -1) - (a.upvotes ?? -1));
  const shareIn = (list: readonly DayPaper[]) => list.filter(hasTopic).length / Math.max(1, list.length);
  return {
    topic,
    weekShare: shareIn(week.papers),
    ours: shareIn(papers.slice(0, FIRST).map(({ paper }) => paper)),
    byUpvotes: shareIn(upvoted.slice(0, FIRST)),
  };
}

function comparedPaper({ options, hasAbstracts }: Archive, paper: CatalogPaper): ComparedPaper {
  const vector = options.vectorizer && codeOf(paper, options.vectorizer);
  return {
    id: paper.id,
    title: toPlain(paper.title),
    ...(hasAbstracts && { abstract: toPlain(paper.abstract) }),
    ...(vector !== undefined && { vector }),
  };
}
