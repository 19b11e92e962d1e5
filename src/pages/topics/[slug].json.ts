import type { APIRoute, GetStaticPaths } from 'astro';
import type { Feed } from '../../exports/feeds/feed.ts';
import { jsonFeedOf } from '../../exports/feeds/json-feed.ts';
import { topicFeedPaths } from './_feeds.ts';

export const getStaticPaths = topicFeedPaths satisfies GetStaticPaths;

export const GET: APIRoute<{ feed: Feed }> = ({ props }) =>
  new Response(jsonFeedOf(props.feed), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
