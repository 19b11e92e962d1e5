import type { APIRoute } from 'astro';
import { atomOf } from '../../exports/feeds/atom.ts';
import { feedResponse } from '../../exports/feeds/site-feeds.ts';
import { site } from '../../site/site.ts';
import { topicAtomRoute } from '../../targets/feeds.ts';
import { inputsOf, pathsOf } from '../../targets/page-inputs.ts';

export const getStaticPaths = () => pathsOf(topicAtomRoute);

export const GET: APIRoute = async ({ params }) =>
  feedResponse(await inputsOf(topicAtomRoute, params), site(), atomOf, 'application/atom+xml');
