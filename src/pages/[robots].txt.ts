import type { APIRoute, GetStaticPaths } from 'astro';
import { absoluteUrl, urls } from '../catalog/urls/urls.ts';
import { site } from '../site/site.ts';

/** Names the sitemap (https://www.rfc-editor.org/rfc/rfc9309). There is no file if the site's address is unknown. */
export const getStaticPaths = (() => {
  const { url } = site();
  return url === undefined ? [] : [{ params: { robots: 'robots' }, props: { url } }];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ url: string }> = ({ props }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(props.url, urls.sitemapIndex())}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
