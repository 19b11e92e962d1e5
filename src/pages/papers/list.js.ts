import type { APIRoute } from 'astro';
import { inputsOf } from '../../targets/page-inputs.ts';
import { paperListRoute } from '../../targets/papers.ts';

export const GET: APIRoute = async () => {
  const { script } = await inputsOf(paperListRoute);
  return new Response(script, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
};
