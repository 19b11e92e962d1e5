import type { APIRoute } from 'astro';
import { bibliographyResponse } from '../../exports/bibtex/bibliographies.ts';
import { monthBibliographyRoute } from '../../targets/editions.ts';
import { inputsOf, pathsOf } from '../../targets/page-inputs.ts';

/** The papers of a month as BibTeX, from its first day to its last. */
export const getStaticPaths = () => pathsOf(monthBibliographyRoute);

export const GET: APIRoute = async ({ params }) => {
  const { papers } = await inputsOf(monthBibliographyRoute, params);
  return bibliographyResponse(papers.entries);
};
