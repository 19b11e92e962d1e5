import type { APIRoute } from 'astro';
import { absoluteUrl, urls } from '../catalog/urls/urls.ts';
import { site } from '../site/site.ts';
import { robotsRoute } from '../targets/fixed.ts';
import { pathsOf } from '../targets/page-inputs.ts';

/** Names the sitemap (https://www.rfc-editor.org/rfc/rfc9309). */
export const getStaticPaths = () => pathsOf(robotsRoute);

export const GET: APIRoute = () =>
  new Response(
    `User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(site().url ?? '', urls.sitemapIndex())}\n`,
    {
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    },
  );
