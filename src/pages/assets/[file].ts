import { extname } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { branding } from '../../site/branding.ts';
import { lookUp } from '../../tables/lookup.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The logo, fonts and style sheet of the site's owner. */
export const getStaticPaths = (() =>
  branding().files.map(({ fileName, bytes }) => ({
    params: { file: fileName },
    props: { bytes },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ bytes: Buffer }> = ({ props, params }) =>
  new Response(new Uint8Array(props.bytes), {
    headers: { 'Content-Type': lookUp(TYPES, extname(params.file ?? '')) ?? 'application/octet-stream' },
  });
