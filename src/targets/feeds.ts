import { urls } from '../catalog/urls/urls.ts';
import { digestFeed, editionsInFeed } from '../digest/digest-feed.ts';
import {
  type FeedSource,
  feedList,
  hasFeed,
  hasSubscriptions,
  siteFeedSource,
  topicFeedSources,
} from '../exports/feeds/site-feeds.ts';
import {
  type SitemapEntry,
  type SitemapPart,
  sitemapIndexXml,
  sitemapOf,
  sitemapParts,
  sitemapXml,
} from '../exports/sitemap.ts';
import { groupedRoute, optionalPage, plainRoute, type Route, type Site, type Target } from './target.ts';

/** A feed of papers, or the text of the digest feed. */
export type AtomInputs = FeedSource | { readonly atom: string };

export const atomRoute = plainRoute<AtomInputs>('/[feed].xml', (site) => {
  const atom = digestFeed(site.catalog, site.config, site.contentDir);
  return [
    ...siteFeedTargets(site),
    ...(atom === undefined ? [] : [{ params: { feed: 'digest' }, inputs: () => ({ atom }) }]),
  ];
});

export const jsonFeedRoute: Route<FeedSource> = plainRoute('/[feed].json', siteFeedTargets);

export const topicAtomRoute: Route<FeedSource> = plainRoute('/topics/[slug].xml', topicFeedTargets);

export const topicJsonFeedRoute: Route<FeedSource> = plainRoute('/topics/[slug].json', topicFeedTargets);

/** The list of all feeds. */
export const feedListRoute: Route<{ readonly list: string }> = plainRoute(
  '/[list].opml',
  ({ catalog, config }) => {
    const list = feedList(catalog, config);
    return list === undefined ? [] : [{ params: { list: 'feeds' }, inputs: () => ({ list }) }];
  },
);

export const feedsRoute = optionalPage(
  '/[feeds]',
  { feeds: 'feeds' },
  ({ catalog, config }) => hasFeed(catalog.papers, config),
  (site) => ({
    digest: digestFrequency(site),
    groups: [...site.catalog.topics.groups].map(([group, groupTopics]) => ({
      group,
      topics: groupTopics
        .filter(({ papers }) => hasFeed(papers, site.config))
        .map(({ topic: { slug, label } }) => ({ slug, label })),
    })),
  }),
);

export const subscribeRoute = optionalPage(
  '/[subscribe]',
  { subscribe: 'subscribe' },
  ({ catalog, config }) => hasSubscriptions(catalog.papers, config),
  (site) => ({ digest: digestFrequency(site) }),
);

/** What a file of the sitemap is made from: its pages, or the files that the index lists. */
type SitemapGiven = { readonly part: string; readonly url: string } & (
  | { readonly entries: readonly SitemapEntry[] }
  | { readonly parts: readonly SitemapPart[] }
);

export const sitemapRoute: Route<{ readonly xml: string }> = groupedRoute(
  '/sitemap-[part].xml',
  function* ({ catalog, config }): Generator<readonly [string, SitemapGiven]> {
    const { url, show } = config;
    if (url === undefined) return;
    const lists = [
      urls.home(),
      urls.archive(),
      urls.topics(),
      ...(hasSubscriptions(catalog.papers, config) ? [urls.subscribe()] : []),
      ...(hasFeed(catalog.papers, config) ? [urls.feeds()] : []),
      ...(show.trending ? [urls.trending()] : []),
      ...(show.authors ? [urls.authors()] : []),
    ];
    const sitemap = sitemapOf(catalog, { lists, hasAuthors: show.authors });
    yield ['index', { part: 'index', url, parts: sitemapParts(sitemap) }];
    for (const [part, entries] of sitemap) yield [part, { part, url, entries }];
  },
  (given) => [
    {
      params: { part: given.part },
      inputs: () => ({
        xml:
          'entries' in given ? sitemapXml(given.entries, given.url) : sitemapIndexXml(given.parts, given.url),
      }),
    },
  ],
);

function siteFeedTargets({ catalog, config }: Site): Target<FeedSource>[] {
  const source = siteFeedSource(catalog, config);
  return source === undefined ? [] : [{ params: { feed: 'feed' }, inputs: () => source }];
}

function topicFeedTargets({ catalog, config }: Site): Target<FeedSource>[] {
  return [...topicFeedSources(catalog, config)].map(([slug, source]) => ({
    params: { slug },
    inputs: () => source,
  }));
}

function digestFrequency({ catalog, config, contentDir }: Site) {
  return editionsInFeed(catalog, config, contentDir).at(0)?.frequency;
}
