import type { APIRoute } from 'astro';
import { sitemapRoute } from '../targets/feeds.ts';
import { inputsOf, pathsOf } from '../targets/page-inputs.ts';

export const getStaticPaths = () => pathsOf(sitemapRoute);

export const GET: APIRoute = async ({ params }) => {
  const { xml } = await inputsOf(sitemapRoute, params);
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
