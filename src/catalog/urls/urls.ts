import type { Day, Month, Week } from '../../paper/days.ts';
import { fileNameOf } from '../../paper/identifiers/identifiers.ts';

/**
 * Every address of the site, as a path from its root. The pages' middleware makes them relative, so that one build
 * runs at a domain's root, under a base path and from a folder.
 */
export const urls = {
  home: () => '/index.html',
  paper: (id: string) => `/papers/${fileNameOf(id)}.html`,
  /** Papers of which no listing day is known stand in the edition `undated`. */
  day: (day: Day | 'undated') => `/days/${day}.html`,
  week: (week: Week) => `/weeks/${week}.html`,
  month: (month: Month) => `/months/${month}.html`,
  year: (year: string) => `/years/${year}.html`,
  archive: () => '/archive.html',
  topics: () => '/topics.html',
  topic: (slug: string) => `/topics/${slug}.html`,
  topicMonth: (slug: string, month: Month | 'undated') => `/topics/${slug}/${month}.html`,
  trending: () => '/trending.html',
  authors: () => '/authors.html',
  author: (slug: string) => `/authors/${slug}.html`,
  /** The authors under a letter. No author's slug is a single word. */
  authorsUnder: (letter: string) => `/authors/${letter.toLowerCase()}.html`,
  /** The BibTeX file of what stands on a page. */
  bibliography: (page: string) => page.replace(/\.html$/, '.bib'),
  /** The pictures that other sites show beside links to a day, a topic, and any other page. */
  dayCard: (day: Day) => `/days/${day}.png`,
  topicCard: (slug: string) => `/topics/${slug}.png`,
  siteCard: () => '/card.png',
  /** Feeds of the newest papers, of all or on a topic, as Atom and as JSON Feed; and the page and the list of them. */
  feed: (format: 'xml' | 'json', topic?: string) =>
    topic === undefined ? `/feed.${format}` : `/topics/${topic}.${format}`,
  feeds: () => '/feeds.html',
  feedList: () => '/feeds.opml',
  sitemapIndex: () => '/sitemap-index.xml',
  sitemap: (part: string) => `/sitemap-${part}.xml`,
  search: (query?: string) =>
    query === undefined ? '/search.html' : `/search.html?q=${encodeURIComponent(query)}`,
  notFound: () => '/404.html',
} as const;

/** The whole address of `path`, which starts at the root of the site that stands at `base`. */
export function absoluteUrl(base: string, path: string): string {
  return new URL(path.slice(1), base.replace(/\/*$/, '/')).href;
}

/** `path` as seen from the page at `from`, both from the root: `../days/2026-03-04.html`. */
export function relativeUrl(from: string, path: string): string {
  const depth = from.split('/').length - 2;
  const target = path.slice(1);
  return depth > 0 ? `${'../'.repeat(depth)}${target}` : target === '' ? './' : `./${target}`;
}
