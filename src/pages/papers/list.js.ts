import type { APIRoute } from 'astro';
import { getCatalog } from '../../catalog/collection.ts';
import { fileNameOf } from '../../paper/identifiers/identifiers.ts';
import { writePaperList } from '../../shelf/paper-list.ts';

/** The names of all pages of papers. The page of saved papers looks up imported papers in it. */
export const GET: APIRoute = async () => {
  const { papers, aliases } = await getCatalog();
  const names = new Map(papers.map(({ id }) => [fileNameOf(id), fileNameOf(id)]));
  for (const [former, { id }] of aliases) names.set(fileNameOf(former), fileNameOf(id));
  return new Response(writePaperList(names), {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
};
