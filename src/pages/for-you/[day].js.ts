import type { APIRoute } from 'astro';
import { dayFileRoute } from '../../targets/for-you.ts';
import { inputsOf, pathsOf } from '../../targets/page-inputs.ts';

export const getStaticPaths = () => pathsOf(dayFileRoute);

export const GET: APIRoute = async ({ params }) => {
  const { script } = await inputsOf(dayFileRoute, params);
  return new Response(script, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
};
