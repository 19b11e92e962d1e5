import type { APIRoute } from 'astro';
import { bibliographyResponse } from '../../exports/bibtex/bibliographies.ts';
import { dayBibliographyRoute } from '../../targets/editions.ts';
import { inputsOf, pathsOf } from '../../targets/page-inputs.ts';

/** The papers of an edition as BibTeX. */
export const getStaticPaths = () => pathsOf(dayBibliographyRoute);

export const GET: APIRoute = async ({ params }) => {
  const { papers } = await inputsOf(dayBibliographyRoute, params);
  return bibliographyResponse(papers.entries);
};
