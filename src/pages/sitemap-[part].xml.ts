import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../catalog/collection.ts';
import { urls } from '../catalog/urls/urls.ts';
import { hasFeed, hasSubscriptions } from '../exports/feeds/site-feeds.ts';
import { sitemapIndexXml, sitemapOf, sitemapXml } from '../exports/sitemap.ts';
import { shows, site } from '../site/site.ts';

export const getStaticPaths = (async () => {
  const { url } = site();
  if (url === undefined) return [];
  const catalog = await getCatalog();
  const lists = [
    urls.home(),
    urls.archive(),
    urls.topics(),
    ...(hasSubscriptions(catalog.papers, site()) ? [urls.subscribe()] : []),
    ...(hasFeed(catalog.papers, site()) ? [urls.feeds()] : []),
    ...(shows('trending') ? [urls.trending()] : []),
    ...(shows('authors') ? [urls.authors()] : []),
  ];
  const sitemap = sitemapOf(catalog, { lists, hasAuthors: shows('authors') });
  const parts = [...sitemap].map(([part, entries]) => [part, sitemapXml(entries, url)] as const);
  return [['index', sitemapIndexXml(sitemap, url)] as const, ...parts].map(([part, xml]) => ({
    params: { part },
    props: { xml },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ xml: string }> = ({ props }) =>
  new Response(props.xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
