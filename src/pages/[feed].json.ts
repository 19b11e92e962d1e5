import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../catalog/collection.ts';
import type { Feed } from '../exports/feeds/feed.ts';
import { jsonFeedOf } from '../exports/feeds/json-feed.ts';
import { siteFeed } from '../exports/feeds/site-feeds.ts';
import { site } from '../site/site.ts';

export const getStaticPaths = (async () => {
  const feed = siteFeed(await getCatalog(), site());
  return feed === undefined ? [] : [{ params: { feed: 'feed' }, props: { feed } }];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ feed: Feed }> = ({ props }) =>
  new Response(jsonFeedOf(props.feed), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
