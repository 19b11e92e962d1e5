import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../catalog/collection.ts';

/** The days of a month that have papers, as a script, since pages opened from a folder can load nothing else. */
export const getStaticPaths = (async () =>
  [...(await getCatalog()).months].map(([month, { editions }]) => ({
    params: { month },
    props: { days: editions.map(({ day }) => Number(day.slice(8))) },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ days: number[] }> = ({ props }) =>
  new Response(`broadsheetDays=${JSON.stringify(props.days)}`, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
