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
import { sitemapIndexXml, sitemapOf, sitemapXml } from '../exports/sitemap.ts';
import { optionalPage, type Route, type Site, type Target } from './target.ts';

/** A feed of papers, or the text of the digest feed. */
export type AtomInputs = FeedSource | { readonly atom: string };

export const atomRoute: Route<AtomInputs> = {
  pattern: '/[feed].xml',
  targets: (site) => {
    const atom = digestFeed(site.catalog, site.config, site.contentDir);
    return [
      ...siteFeedTargets(site),
      ...(atom === undefined ? [] : [{ params: { feed: 'digest' }, inputs: () => ({ atom }) }]),
    ];
  },
};

export const jsonFeedRoute: Route<FeedSource> = { pattern: '/[feed].json', targets: siteFeedTargets };

export const topicAtomRoute: Route<FeedSource> = {
  pattern: '/topics/[slug].xml',
  targets: topicFeedTargets,
};

export const topicJsonFeedRoute: Route<FeedSource> = {
  pattern: '/topics/[slug].json',
  targets: topicFeedTargets,
};

/** The list of all feeds. */
export const feedListRoute: Route<{ readonly list: string }> = {
  pattern: '/[list].opml',
  targets: ({ catalog, config }) => {
    const list = feedList(catalog, config);
    return list === undefined ? [] : [{ params: { list: 'feeds' }, inputs: () => ({ list }) }];
  },
};

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

export const sitemapRoute: Route<{ readonly xml: string }> = {
  pattern: '/sitemap-[part].xml',
  targets: ({ catalog, config }) => {
    const { url, show } = config;
    if (url === undefined) return [];
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
    const parts = [...sitemap].map(([part, entries]) => ({
      params: { part },
      inputs: () => ({ xml: sitemapXml(entries, url) }),
    }));
    return [{ params: { part: 'index' }, inputs: () => ({ xml: sitemapIndexXml(sitemap, url) }) }, ...parts];
  },
};

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
