import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../catalog/collection.ts';
import { feedList } from '../exports/feeds/site-feeds.ts';
import { site } from '../site/site.ts';

export const getStaticPaths = (async () => {
  const list = feedList(await getCatalog(), site());
  return list === undefined ? [] : [{ params: { list: 'feeds' }, props: { list } }];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ list: string }> = ({ props }) =>
  new Response(props.list, { headers: { 'Content-Type': 'text/x-opml; charset=utf-8' } });
