import { defineMiddleware } from 'astro:middleware';
import { withRelativeUrls } from './catalog/urls/relative-urls.ts';
import { isBuild } from './site/mode.ts';

/** Makes the addresses in built pages relative, so that one build runs at any base path and from a folder. */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  const response = await next();
  const isPage = response.headers.get('Content-Type')?.startsWith('text/html') === true;
  if (!isPage || !isBuild) return response;
  return new Response(withRelativeUrls(await response.text(), url.pathname), response);
});
