import type { APIRoute } from 'astro';
import { monthDaysRoute } from '../../targets/editions.ts';
import { inputsOf, pathsOf } from '../../targets/page-inputs.ts';

/** The days of a month that have papers. It is a script, because pages opened from a folder can load no other data. */
export const getStaticPaths = () => pathsOf(monthDaysRoute);

export const GET: APIRoute = async ({ params }) => {
  const { days } = await inputsOf(monthDaysRoute, params);
  return new Response(`broadsheetDays=${JSON.stringify(days)}`, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
};
