import type { APIRoute, GetStaticPaths } from 'astro';
import { absoluteUrl, urls } from '../catalog/urls/urls.ts';
import { site } from '../site/site.ts';

/** Says where the sitemap is (https://www.rfc-editor.org/rfc/rfc9309); without the site's address there is none. */
export const getStaticPaths = (() => {
  const { url } = site();
  return url === undefined ? [] : [{ params: { robots: 'robots' }, props: { url } }];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ url: string }> = ({ props }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(props.url, urls.sitemapIndex())}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
