import type { APIRoute } from 'astro';
import { atomOf } from '../exports/feeds/atom.ts';
import { feedResponse } from '../exports/feeds/site-feeds.ts';
import { site } from '../site/site.ts';
import { atomRoute } from '../targets/feeds.ts';
import { inputsOf, pathsOf } from '../targets/page-inputs.ts';

const TYPE = 'application/atom+xml';

export const getStaticPaths = () => pathsOf(atomRoute);

export const GET: APIRoute = async ({ params }) => {
  const inputs = await inputsOf(atomRoute, params);
  if ('papers' in inputs) return feedResponse(inputs, site(), atomOf, TYPE);
  return new Response(inputs.atom, { headers: { 'Content-Type': `${TYPE}; charset=utf-8` } });
};
