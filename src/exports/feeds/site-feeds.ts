import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { currentAndFormerSlugs, type TopicPapers } from '../../catalog/topics/topics.ts';
import { absoluteUrl, urls } from '../../catalog/urls/urls.ts';
import { type Feed, feedOf, newestOf } from './feed.ts';
import { type ListedFeed, opmlOf } from './opml.ts';

/** What the configuration says of feeds. Without an address there are none. */
export interface FeedConfig {
  readonly name: string;
  readonly description: string;
  readonly url?: string;
  readonly limits: { readonly feedPapers: number };
}

/** Whether papers make a feed: one at least has to be of a known day. */
export function hasFeed(papers: readonly Pick<CatalogPaper, 'listed'>[], { url }: FeedConfig): boolean {
  return url !== undefined && papers.some(({ listed }) => listed !== undefined);
}

/** The feed of the newest papers of all; `undefined` where there are none or the site has no address. */
export function siteFeed({ editions, view }: Catalog, { url, ...site }: FeedConfig): Feed | undefined {
  if (url === undefined) return undefined;
  const papers = editions.dated.toReversed().flatMap((edition) => edition.papers);
  return feedOf(newestOf(papers, site.limits.feedPapers).map(view), { ...site, url });
}

/**
 * The feeds of the topics by their slugs, for those that have papers of known days. Under a slug that a topic had before
 * stands the same feed, by the id that its readers know, which tells them where it is now.
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

/** The list of all feeds as OPML; `undefined` where there are none. */
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
