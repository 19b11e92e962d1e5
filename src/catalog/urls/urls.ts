import type { Day, Month, Week } from '../../paper/days.ts';
import { fileNameOf } from '../../paper/identifiers/identifiers.ts';

/**
 * The URLs of all pages and files, as paths from the site's root. Built pages have them relative, so the same build works
 * at a domain's root, under a base path and from a folder.
 */
export const urls = {
  home: () => '/index.html',
  paper: (id: string) => `/papers/${fileNameOf(id)}.html`,
  /** The list of the pages of all papers. */
  paperList: () => '/papers/list.js',
  /** Papers without a listing day are in the edition `undated`. */
  day: (day: Day | 'undated') => `/days/${day}.html`,
  week: (week: Week) => `/weeks/${week}.html`,
  month: (month: Month) => `/months/${month}.html`,
  year: (year: string) => `/years/${year}.html`,
  archive: () => '/archive.html',
  topics: () => '/topics.html',
  topic: (slug: string) => `/topics/${slug}.html`,
  topicMonth: (slug: string, month: Month | 'undated') => `/topics/${slug}/${month}.html`,
  /** The papers of the newest days in the reader's own order. */
  forYou: () => '/for-you.html',
  /** The data of a day for that page. @param fileName the day and a digest. */
  dayFile: (fileName: string) => `/for-you/${fileName}.js`,
  trending: () => '/trending.html',
  authors: () => '/authors.html',
  author: (slug: string) => `/authors/${slug}.html`,
  /** The authors under a letter. The URL is never that of an author, because no author's slug is a single word. */
  authorsUnder: (letter: string) => `/authors/${letter.toLowerCase()}.html`,
  /** The BibTeX file with the papers of a page. */
  bibliography: (page: string) => page.replace(/\.html$/, '.bib'),
  /** The share cards of a day and of a topic, and the card of the site for all other pages. */
  dayCard: (day: Day) => `/days/${day}.png`,
  topicCard: (slug: string) => `/topics/${slug}.png`,
  siteCard: () => '/card.png',
  /** The feed of the newest papers of the site or of a topic, as Atom or JSON Feed. */
  feed: (format: 'xml' | 'json', topic?: string) =>
    topic === undefined ? `/feed.${format}` : `/topics/${topic}.${format}`,
  /** The ways to get new papers: by mail and by feeds. */
  subscribe: () => '/subscribe.html',
  feeds: () => '/feeds.html',
  feedList: () => '/feeds.opml',
  /** The feed of the editions of the digest, for services that send mails. */
  digestFeed: () => '/digest.xml',
  sitemapIndex: () => '/sitemap-index.xml',
  sitemap: (part: string) => `/sitemap-${part}.xml`,
  search: (query?: string) =>
    query === undefined ? '/search.html' : `/search.html?q=${encodeURIComponent(query)}`,
  /** The papers that the reader has saved on the device. */
  saved: () => '/saved.html',
  notFound: () => '/404.html',
  /** The page that manages what is stored on the device, and the page in the place of one that is not. */
  offline: () => '/offline.html',
  notStored: () => '/not-stored.html',
  webManifest: () => '/manifest.webmanifest',
  serviceWorker: () => '/service-worker.js',
} as const;

/** The absolute URL of `path`, a path from the root of the site that is published at `base`. */
export function absoluteUrl(base: string, path: string): string {
  return new URL(path.slice(1), base.replace(/\/*$/, '/')).href;
}

/** `path` relative to the page at `from`, such as `../days/2026-03-04.html`; both are paths from the root. */
export function relativeUrl(from: string, path: string): string {
  const depth = from.split('/').length - 2;
  const target = path.slice(1);
  return depth > 0 ? `${'../'.repeat(depth)}${target}` : target === '' ? './' : `./${target}`;
}
