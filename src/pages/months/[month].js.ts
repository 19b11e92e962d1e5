import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../catalog/collection.ts';

/** The days of a month that have papers. It is a script, because pages opened from a folder can load no other data. */
export const getStaticPaths = (async () =>
  [...(await getCatalog()).months].map(([month, { editions }]) => ({
    params: { month },
    props: { days: editions.map(({ day }) => Number(day.slice(8))) },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ days: number[] }> = ({ props }) =>
  new Response(`broadsheetDays=${JSON.stringify(props.days)}`, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
