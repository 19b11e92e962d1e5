import type { Catalog } from '../../catalog/catalog.ts';
import type { PaperSummary } from '../../catalog/paper/paper-summary.ts';
import { currentAndFormerSlugs, type TopicPapers } from '../../catalog/topics/topics.ts';
import type { Topic } from '../../catalog/topics/topics-file.ts';
import { absoluteUrl, urls } from '../../catalog/urls/urls.ts';
import type { PaperView } from '../../catalog/view/paper-view.ts';
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
export function hasFeed(papers: readonly Pick<PaperSummary, 'listed'>[], { url }: FeedConfig): boolean {
  return url !== undefined && papers.some(({ listed }) => listed !== undefined);
}

/** Whether readers can subscribe: by a feed, or by mail where the site has a service for it. */
export function hasSubscriptions(
  papers: readonly Pick<PaperSummary, 'listed'>[],
  config: FeedConfig & { readonly subscribers: { readonly address?: string } },
): boolean {
  return hasFeed(papers, config) || config.subscribers.address !== undefined;
}

/** What a feed is made from: papers, newest first, of the site or of a topic. */
export interface FeedSource {
  readonly papers: readonly PaperView[];
  readonly topic?: Pick<Topic, 'slug' | 'label' | 'description'>;
  /** The former slug of the topic that is in the address of this feed. */
  readonly formerSlug?: string;
}

/** The feed of the site's newest papers; `undefined` if there are none or the site has no address. */
export function siteFeedSource(
  { papers: all, editions, view }: Catalog,
  config: FeedConfig,
): FeedSource | undefined {
  if (!hasFeed(all, config)) return undefined;
  const papers = editions.dated.toReversed().flatMap((edition) => edition.papers);
  return { papers: newestOf(papers, config.limits.feedPapers).map(view) };
}

/** The feeds of the topics by slug, and by former slug, for topics that have papers of known days. */
export function topicFeedSources({ topics, view }: Catalog, config: FeedConfig): Map<string, FeedSource> {
  const withFeed = topics.all.filter(({ papers }) => hasFeed(papers, config));
  return new Map(
    withFeed.flatMap(({ topic, papers }) => {
      const { slug, label, description } = topic;
      const source = {
        papers: newestOf(papers, config.limits.feedPapers).map(view),
        topic: { slug, label, description },
      };
      return currentAndFormerSlugs(topic).map((each): [string, FeedSource] => [
        each,
        each === slug ? source : { ...source, formerSlug: each },
      ]);
    }),
  );
}

/**
 * Makes a feed; `undefined` if the site has no address. A former slug of a topic has the same feed with its former id, so that
 * subscriptions go on and learn the new address.
 */
export function feedFrom(
  { papers, topic, formerSlug }: FeedSource,
  { url, ...site }: FeedConfig,
): Feed | undefined {
  if (url === undefined) return undefined;
  const feed = feedOf(papers, { ...site, url }, topic);
  if (feed === undefined || formerSlug === undefined) return feed;
  return { ...feed, id: absoluteUrl(url, urls.feed('xml', formerSlug)) };
}

/** An HTTP response with a feed. @param type its media type. */
export function feedResponse(
  source: FeedSource,
  config: FeedConfig,
  write: (feed: Feed) => string,
  type: string,
): Response {
  const feed = feedFrom(source, config);
  return new Response(feed === undefined ? '' : write(feed), {
    headers: { 'Content-Type': `${type}; charset=utf-8` },
  });
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
