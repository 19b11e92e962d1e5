import type { APIRoute } from 'astro';
import { bibliographyResponse } from '../../exports/bibtex/bibliographies.ts';
import { weekBibliographyRoute } from '../../targets/editions.ts';
import { inputsOf, pathsOf } from '../../targets/page-inputs.ts';

/** The papers of a week as BibTeX, from its first day to its last. */
export const getStaticPaths = () => pathsOf(weekBibliographyRoute);

export const GET: APIRoute = async ({ params }) => {
  const { papers } = await inputsOf(weekBibliographyRoute, params);
  return bibliographyResponse(papers.entries);
};
