import type { APIRoute, GetStaticPaths } from 'astro';
import { clientScripts } from '../../site/client-scripts.ts';

export const getStaticPaths = (async () =>
  (await clientScripts()).map(({ fileName, code }) => ({
    params: { name: fileName },
    props: { code },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ code: string }> = ({ props }) =>
  new Response(props.code, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
