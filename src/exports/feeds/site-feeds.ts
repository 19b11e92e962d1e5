import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { currentAndFormerSlugs, type TopicPapers } from '../../catalog/topics/topics.ts';
import { absoluteUrl, urls } from '../../catalog/urls/urls.ts';
import { type Feed, feedOf, newestOf } from './feed.ts';
import { type ListedFeed, opmlOf } from './opml.ts';

/** The settings for feeds. Without `url` there are no feeds. */
export interface FeedConfig {
  readonly name: string;
  readonly description: string;
  readonly url?: string;
  readonly limits: { readonly feedPapers: number };
}

/** Whether there is a feed of these papers: at least one must have a known day. */
export function hasFeed(papers: readonly Pick<CatalogPaper, 'listed'>[], { url }: FeedConfig): boolean {
  return url !== undefined && papers.some(({ listed }) => listed !== undefined);
}

/** Whether readers can subscribe: by a feed, or by mail where the site has a service for it. */
export function hasSubscriptions(
  papers: readonly Pick<CatalogPaper, 'listed'>[],
  config: FeedConfig & { readonly subscribers: { readonly address?: string } },
): boolean {
  return hasFeed(papers, config) || config.subscribers.address !== undefined;
}

/** The feed of the site's newest papers; `undefined` if there are none or the site has no address. */
export function siteFeed({ editions, view }: Catalog, { url, ...site }: FeedConfig): Feed | undefined {
  if (url === undefined) return undefined;
  const papers = editions.dated.toReversed().flatMap((edition) => edition.papers);
  return feedOf(newestOf(papers, site.limits.feedPapers).map(view), { ...site, url });
}

/**
 * The feeds of the topics by slug, for topics that have papers of known days. A former slug of a topic has
 * the same feed with its former id, so that subscriptions go on and learn the new address.
 */
export function topicFeeds({ topics, view }: Catalog, { url, ...site }: FeedConfig): Map<string, Feed> {
  if (url === undefined) return new Map();
  return new Map(
    topics.all.flatMap(({ topic, papers }) => {
      const feed = feedOf(newestOf(papers, site.limits.feedPapers).map(view), { ...site, url }, topic);
      if (feed === undefined) return [];
      return currentAndFormerSlugs(topic).map((slug): [string, Feed] =>
        slug === topic.slug
          ? [slug, feed]
          : [slug, { ...feed, id: absoluteUrl(url, urls.feed('xml', slug)) }],
      );
    }),
  );
}

/** The list of all feeds as OPML; `undefined` if there are none. */
export function feedList({ papers, topics }: Catalog, config: FeedConfig): string | undefined {
  const { name, description, url } = config;
  if (url === undefined || !hasFeed(papers, config)) return undefined;
  const at = (path: string) => absoluteUrl(url, path);
  const listed = ({ topic: { slug, label, description: about } }: TopicPapers): ListedFeed => ({
    title: `${label} · ${name}`,
    description: about,
    atom: at(urls.feed('xml', slug)),
    page: at(urls.topic(slug)),
  });
  const site = { title: name, description, atom: at(urls.feed('xml')), page: at(urls.home()) };
  const groups = [...topics.groups].map(
    ([group, groupTopics]) =>
      [group, groupTopics.filter(({ papers: own }) => hasFeed(own, config)).map(listed)] as const,
  );
  return opmlOf(name, site, new Map(groups));
}
