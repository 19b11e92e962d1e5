import type { APIRoute, GetStaticPaths } from 'astro';
import { atomOf } from '../../exports/feeds/atom.ts';
import type { Feed } from '../../exports/feeds/feed.ts';
import { topicFeedPaths } from './_feeds.ts';

export const getStaticPaths = topicFeedPaths satisfies GetStaticPaths;

export const GET: APIRoute<{ feed: Feed }> = ({ props }) =>
  new Response(atomOf(props.feed), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
