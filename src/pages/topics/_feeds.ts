import { getCatalog } from '../../catalog/collection.ts';
import type { Feed } from '../../exports/feeds/feed.ts';
import { topicFeeds } from '../../exports/feeds/site-feeds.ts';
import { site } from '../../site/site.ts';

/** The static paths of the topic feeds, in any format. */
export async function topicFeedPaths(): Promise<{ params: { slug: string }; props: { feed: Feed } }[]> {
  return [...topicFeeds(await getCatalog(), site())].map(([slug, feed]) => ({
    params: { slug },
    props: { feed },
  }));
}
