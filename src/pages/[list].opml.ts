import type { APIRoute } from 'astro';
import { feedListRoute } from '../targets/feeds.ts';
import { inputsOf, pathsOf } from '../targets/page-inputs.ts';

export const getStaticPaths = () => pathsOf(feedListRoute);

export const GET: APIRoute = async ({ params }) => {
  const { list } = await inputsOf(feedListRoute, params);
  return new Response(list, { headers: { 'Content-Type': 'text/x-opml; charset=utf-8' } });
};
