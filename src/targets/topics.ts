import { mostActive, type NameCount } from '../catalog/authors/coauthors.ts';
import type { PaperSummary } from '../catalog/paper/paper-summary.ts';
import { currentAndFormerSlugs, type TopicPapers } from '../catalog/topics/topics.ts';
import type { Topic } from '../catalog/topics/topics-file.ts';
import type { PaperView } from '../catalog/view/paper-view.ts';
import { countByMonth } from '../charts/timeline.ts';
import { fitsOneFile } from '../exports/bibtex/bibliographies.ts';
import type { CitedPapers } from '../exports/bibtex/cited-papers.ts';
import { sampleOf } from '../exports/bibtex/file-size.ts';
import { hasFeed } from '../exports/feeds/site-feeds.ts';
import type { Month } from '../paper/days.ts';
import { cardsOf, citedPapers, type PaperCard } from './cards.ts';
import { Digested, digestOfTexts } from './digested.ts';
import type { BibliographyInputs } from './editions.ts';
import { groupedRoute, type Route, type Site } from './target.ts';

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
  /** Some papers of its BibTeX file, if it has one, which tell its size. */
  readonly bibtexSample?: CitedPapers;
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

/** What all pages of a topic are made from. */
interface TopicGiven {
  readonly topic: TopicHead;
  /** The current slug and the former ones. */
  readonly slugs: readonly string[];
  readonly months: readonly (readonly [Month | 'undated', Digested<readonly PaperCard[]>])[];
  /** Whether the topic is so large that each month has a BibTeX file. */
  readonly isLarge: boolean;
}

/** What the page of a topic is made from. */
interface TopicPageGiven extends TopicGiven {
  /** The names with the most papers; left out if the site shows no authors. */
  readonly active?: Digested<readonly NameCount[]>;
  readonly newest: number;
  readonly hasFeed: boolean;
}

export const topicRoute: Route<TopicInputs> = groupedRoute(
  '/topics/[slug]',
  (site) => site.catalog.topics.all.map((own) => [own.topic.slug, topicPageGiven(site, own)]),
  (given) => given.slugs.map((slug) => ({ params: { slug }, inputs: () => topicInputs(given, slug) })),
);

export const topicMonthRoute: Route<TopicMonthInputs> = groupedRoute(
  '/topics/[slug]/[month]',
  (site) => site.catalog.topics.all.flatMap((own) => monthsGiven(topicGiven(site, own))),
  ({ topic, slugs, month, cards, isLarge, ...nearest }: TopicMonthGiven) =>
    slugs.map((slug) => ({
      params: { slug, month },
      inputs: () => ({ topic, slug, month, papers: viewsOf(cards), isLarge, ...nearest }),
    })),
);

export const topicBibliographyRoute: Route<BibliographyInputs> = groupedRoute(
  '/topics/[slug].bib',
  (site) =>
    site.catalog.topics.all
      .filter(({ papers }) => papers.length > 0 && fitsOneFile(papers))
      .map((own) => [own.topic.slug, topicGiven(site, own)]),
  ({ slugs, months }: TopicGiven) =>
    slugs.map((slug) => ({
      params: { slug },
      inputs: () => ({ papers: citedPapers(months.flatMap(([, cards]) => cards.value)) }),
    })),
);

/** The papers on a topic in one month as BibTeX, if the topic is too large for one file. */
export const topicMonthBibliographyRoute: Route<BibliographyInputs> = groupedRoute(
  '/topics/[slug]/[month].bib',
  (site) =>
    site.catalog.topics.all
      .filter(({ papers }) => !fitsOneFile(papers))
      .flatMap((own) => monthsGiven(topicGiven(site, own))),
  ({ slugs, month, cards }: TopicMonthGiven) =>
    slugs.map((slug) => ({ params: { slug, month }, inputs: () => ({ papers: citedPapers(cards.value) }) })),
);

const MOST_AUTHORS = 12;

function topicGiven(site: Site, own: TopicPapers): TopicGiven {
  return {
    topic: headOf(own),
    slugs: slugsOf(own),
    months: [...own.months].map(([month, papers]) => [month, cardsOf(site).list(papers)]),
    isLarge: !fitsOneFile(own.papers),
  };
}

function topicPageGiven(site: Site, own: TopicPapers): TopicPageGiven {
  const { papers } = own;
  return {
    ...topicGiven(site, own),
    ...(site.config.show.authors && { active: activeAuthors(site, papers) }),
    newest: site.config.limits.topicPapers,
    hasFeed: hasFeed(papers, site.config),
  };
}

/** It depends on the papers and on the pages of their authors. */
function activeAuthors(site: Site, papers: readonly PaperSummary[]): Digested<readonly NameCount[]> {
  return new Digested(
    () => digestOfTexts(papers.map((paper) => cardsOf(site).people(paper).digest)),
    () => mostActive(papers, site.catalog.authors, MOST_AUTHORS).filter(({ paperCount }) => paperCount > 1),
  );
}

function topicInputs(given: TopicPageGiven, slug: string): TopicInputs {
  const { topic, months, isLarge, active, newest, hasFeed: own } = given;
  const cards = months.flatMap(([, { value }]) => value);
  return {
    topic,
    slug,
    paperCount: cards.length,
    newest: cards.slice(0, newest).map(({ view }) => view),
    months: months.map(([month, { value }]) => [month, value.length] as const),
    charted: [...countByMonth(cards.map(({ paper }) => paper))],
    active: active?.value ?? [],
    hasFeed: own,
    ...(!isLarge && { bibtexSample: citedPapers(sampleOf(cards)) }),
  };
}

/** What the page of a month of a topic is made from. */
interface TopicMonthGiven extends Omit<TopicGiven, 'months'> {
  readonly month: Month | 'undated';
  readonly cards: Digested<readonly PaperCard[]>;
  readonly previous?: Month | 'undated';
  readonly next?: Month | 'undated';
}

function monthsGiven({ months, ...given }: TopicGiven): (readonly [string, TopicMonthGiven])[] {
  return months.map(([month, cards], at) => {
    const [next, previous] = [months[at - 1]?.[0], months[at + 1]?.[0]];
    const own = {
      ...given,
      month,
      cards,
      ...(previous !== undefined && { previous }),
      ...(next !== undefined && { next }),
    };
    return [`${given.topic.slug} ${month}`, own];
  });
}

function viewsOf(cards: Digested<readonly PaperCard[]>): PaperView[] {
  return cards.value.map(({ view }) => view);
}

function slugsOf({ topic }: TopicPapers): string[] {
  return currentAndFormerSlugs(topic);
}

function headOf({ topic: { slug, label, group, description } }: TopicPapers): TopicHead {
  return { slug, label, group, description };
}
