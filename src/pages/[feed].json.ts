import type { APIRoute } from 'astro';
import { jsonFeedOf } from '../exports/feeds/json-feed.ts';
import { feedResponse } from '../exports/feeds/site-feeds.ts';
import { site } from '../site/site.ts';
import { jsonFeedRoute } from '../targets/feeds.ts';
import { inputsOf, pathsOf } from '../targets/page-inputs.ts';

export const getStaticPaths = () => pathsOf(jsonFeedRoute);

export const GET: APIRoute = async ({ params }) =>
  feedResponse(await inputsOf(jsonFeedRoute, params), site(), jsonFeedOf, 'application/feed+json');
