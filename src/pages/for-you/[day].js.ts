import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../catalog/collection.ts';
import { siteDaysOf } from '../../for-you/build/site-days.ts';
import { shows } from '../../site/site.ts';

/** The papers of the newest days, as the page “For you” needs them. */
export const getStaticPaths = (async () =>
  (shows('forYou') ? siteDaysOf(await getCatalog()) : []).map(({ fileName, script }) => ({
    params: { day: fileName },
    props: { script },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ script: string }> = ({ props }) =>
  new Response(props.script, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
