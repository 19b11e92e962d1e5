import { mostActive, type NameCount } from '../catalog/authors/coauthors.ts';
import { currentAndFormerSlugs, type TopicPapers } from '../catalog/topics/topics.ts';
import type { Topic } from '../catalog/topics/topics-file.ts';
import type { PaperView } from '../catalog/view/paper-view.ts';
import { countByMonth } from '../charts/timeline.ts';
import { fitsOneFile } from '../exports/bibtex/bibliographies.ts';
import { hasFeed } from '../exports/feeds/site-feeds.ts';
import type { Month } from '../paper/days.ts';
import type { BibliographyInputs } from './editions.ts';
import type { Route, Site, Target } from './target.ts';

/** A topic as its pages show it. */
export type TopicHead = Pick<Topic, 'slug' | 'label' | 'group' | 'description'>;

/** A number of papers in a month. */
export type MonthCount = readonly [Month | 'undated', number];

/** The page of a topic, or of a former slug of it, which redirects. */
export interface TopicInputs {
  readonly topic: TopicHead;
  /** The slug in the address of the page. */
  readonly slug: string;
  readonly paperCount: number;
  readonly newest: readonly PaperView[];
  /** The numbers of papers by month: newest month first, papers without a day last. */
  readonly months: readonly MonthCount[];
  /** The same numbers for the chart, in the order in which the months occur. */
  readonly charted: readonly MonthCount[];
  readonly active: readonly NameCount[];
  readonly hasFeed: boolean;
  /** The papers of its BibTeX file, if it has one. */
  readonly cited: readonly PaperView[];
}

/** The page of a month of a topic, or of a former slug of the topic, which redirects. */
export interface TopicMonthInputs {
  readonly topic: TopicHead;
  readonly slug: string;
  readonly month: Month | 'undated';
  readonly papers: readonly PaperView[];
  /** Whether the topic is so large that each month has a BibTeX file. */
  readonly isLarge: boolean;
  readonly previous?: Month | 'undated';
  readonly next?: Month | 'undated';
}

export const topicRoute: Route<TopicInputs> = {
  pattern: '/topics/[slug]',
  targets: (site) =>
    site.catalog.topics.all.flatMap((topicPapers) =>
      slugsOf(topicPapers).map((slug) => ({
        params: { slug },
        inputs: () => topicInputs(site, topicPapers, slug),
      })),
    ),
};

export const topicMonthRoute: Route<TopicMonthInputs> = {
  pattern: '/topics/[slug]/[month]',
  targets: (site) => site.catalog.topics.all.flatMap((topicPapers) => monthTargets(site, topicPapers)),
};

export const topicBibliographyRoute: Route<BibliographyInputs> = {
  pattern: '/topics/[slug].bib',
  targets: ({ catalog: { topics, view } }) =>
    topics.all
      .filter(({ papers }) => papers.length > 0 && fitsOneFile(papers))
      .flatMap((topicPapers) =>
        slugsOf(topicPapers).map((slug) => ({
          params: { slug },
          inputs: () => ({ papers: topicPapers.papers.map(view) }),
        })),
      ),
};

/** The papers on a topic in one month as BibTeX, if the topic is too large for one file. */
export const topicMonthBibliographyRoute: Route<BibliographyInputs> = {
  pattern: '/topics/[slug]/[month].bib',
  targets: ({ catalog: { topics, view } }) =>
    topics.all
      .filter(({ papers }) => !fitsOneFile(papers))
      .flatMap((topicPapers) =>
        [...topicPapers.months].flatMap(([month, papers]) =>
          slugsOf(topicPapers).map((slug) => ({
            params: { slug, month },
            inputs: () => ({ papers: papers.map(view) }),
          })),
        ),
      ),
};

const MOST_AUTHORS = 12;

function topicInputs({ catalog, config }: Site, topicPapers: TopicPapers, slug: string): TopicInputs {
  const { papers, months } = topicPapers;
  const { view } = catalog;
  const active = config.show.authors
    ? mostActive(papers, catalog.authors, MOST_AUTHORS).filter(({ paperCount }) => paperCount > 1)
    : [];
  return {
    topic: headOf(topicPapers),
    slug,
    paperCount: papers.length,
    newest: papers.slice(0, config.limits.topicPapers).map(view),
    months: [...months].map(([month, own]) => [month, own.length] as const),
    charted: [...countByMonth(papers)],
    active,
    hasFeed: hasFeed(papers, config),
    cited: fitsOneFile(papers) ? papers.map(view) : [],
  };
}

function monthTargets({ catalog }: Site, topicPapers: TopicPapers): Target<TopicMonthInputs>[] {
  return [...topicPapers.months].flatMap(([month, papers], i, all) =>
    slugsOf(topicPapers).map((slug) => ({
      params: { slug, month },
      inputs: () => {
        const [next, previous] = [all[i - 1]?.[0], all[i + 1]?.[0]];
        return {
          topic: headOf(topicPapers),
          slug,
          month,
          papers: papers.map(catalog.view),
          isLarge: !fitsOneFile(topicPapers.papers),
          ...(previous !== undefined && { previous }),
          ...(next !== undefined && { next }),
        };
      },
    })),
  );
}

function slugsOf({ topic }: TopicPapers): string[] {
  return currentAndFormerSlugs(topic);
}

function headOf({ topic: { slug, label, group, description } }: TopicPapers): TopicHead {
  return { slug, label, group, description };
}
