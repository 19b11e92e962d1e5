import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../catalog/collection.ts';
import { digestFeed } from '../digest/digest-feed.ts';
import { atomOf } from '../exports/feeds/atom.ts';
import { siteFeed } from '../exports/feeds/site-feeds.ts';
import { environment } from '../site/environment.ts';
import { site } from '../site/site.ts';

export const getStaticPaths = (async () => {
  const catalog = await getCatalog();
  const feed = siteFeed(catalog, site());
  const digest = digestFeed(catalog, site(), environment.contentDir);
  return [
    ...(feed === undefined ? [] : [{ params: { feed: 'feed' }, props: { atom: atomOf(feed) } }]),
    ...(digest === undefined ? [] : [{ params: { feed: 'digest' }, props: { atom: digest } }]),
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ atom: string }> = ({ props }) =>
  new Response(props.atom, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
