import type { Edition } from '../catalog/editions/editions.ts';
import { homePageOf } from '../catalog/editions/home-page.ts';
import { risingTerms } from '../catalog/trends/rising-terms.ts';
import { comparisonOf, risingTopics } from '../catalog/trends/rising-topics.ts';
import { trendingOf } from '../catalog/trends/trending-papers.ts';
import { monthsBetween } from '../charts/timeline.ts';
import { effectiveDateOf } from '../paper/effective-date.ts';
import { withSizes, withViews } from './editions.ts';
import { daysUntil } from './papers.ts';
import { optionalPage, type Site, singlePage } from './target.ts';

export const homeRoute = singlePage('/', (site) => {
  const { catalog, config } = site;
  const { newest, earlier, mostUpvoted, undated } = homePageOf(catalog.editions, config.limits);
  const open = (edition: Edition | undefined) => edition && withViews(site, edition);
  return {
    newest: open(newest),
    earlier: earlier.map((edition) => withViews(site, edition)),
    mostUpvoted: mostUpvoted.map(catalog.view),
    undated: open(undated),
    days: newest === undefined ? [] : daysUntil(catalog, newest.day),
  };
});

export const archiveRoute = singlePage('/archive', ({ catalog: { years, months, editions } }) => ({
  years: [...years.values()].map(withSizes),
  months: [...months.values()].map(({ key, paperCount }) => [key, paperCount] as const),
  undated: editions.undated?.papers.length ?? 0,
}));

/** The number of months in a sparkline. The last one is the newest month of the site. */
const SPARKLINE_MONTHS = 24;

export const topicsRoute = singlePage('/topics', ({ catalog: { topics, months } }) => {
  const [oldest, newest] = [[...months.keys()][0], [...months.keys()].at(-1)];
  const shownMonths =
    oldest === undefined || newest === undefined
      ? []
      : monthsBetween(oldest, newest).slice(-SPARKLINE_MONTHS);
  return {
    months: shownMonths,
    groups: [...topics.groups].map(([group, groupTopics]) => ({
      group,
      topics: groupTopics.map(({ topic: { slug, label, description }, papers, months: byMonth }) => ({
        topic: { slug, label, description },
        paperCount: papers.length,
        counts: shownMonths.map((month) => byMonth.get(month)?.length ?? 0),
      })),
    })),
  };
});

/** The search page lists the years, so that one can be chosen before the index has loaded. */
export const searchRoute = singlePage('/search', ({ catalog: { papers } }) => ({
  years: [...new Set(papers.flatMap((paper) => effectiveDateOf(paper)?.slice(0, 4) ?? []))].sort().reverse(),
}));

const MOST_TRENDING = { week: 20, month: 30 } as const;

export const trendingRoute = optionalPage(
  '/[trending]',
  { trending: 'trending' },
  ({ config }) => config.show.trending,
  trendingInputs,
);

function trendingInputs({ catalog: { editions, months, topics, phrases, view } }: Site) {
  const comparison = comparisonOf(months);
  return {
    isDated: editions.dated.length > 0,
    windows: (['week', 'month'] as const).flatMap((window) => {
      const trending = trendingOf(editions, window, MOST_TRENDING[window]);
      if (trending === undefined) return [];
      const { from, to, papers } = trending;
      return [{ window, from, to, papers: papers.map(({ paper }) => view(paper)) }];
    }),
    /** The month that is compared with the months before it. */
    month: comparison?.month,
    terms: comparison === undefined ? [] : risingTerms(comparison, phrases),
    topics:
      comparison === undefined
        ? []
        : risingTopics(comparison, topics.all).map(({ topic: { slug, label }, ...rise }) => ({
            ...rise,
            slug,
            label,
          })),
  };
}
