import type { APIRoute } from 'astro';
import { bibliographyResponse } from '../../exports/bibtex/bibliographies.ts';
import { inputsOf, pathsOf } from '../../targets/page-inputs.ts';
import { topicBibliographyRoute } from '../../targets/topics.ts';

/** The papers on a topic as BibTeX, newest first. */
export const getStaticPaths = () => pathsOf(topicBibliographyRoute);

export const GET: APIRoute = async ({ params }) => {
  const { papers } = await inputsOf(topicBibliographyRoute, params);
  return bibliographyResponse(papers.entries);
};
