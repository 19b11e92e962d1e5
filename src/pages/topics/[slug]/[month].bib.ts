import type { APIRoute } from 'astro';
import { bibliographyResponse } from '../../../exports/bibtex/bibliographies.ts';
import { inputsOf, pathsOf } from '../../../targets/page-inputs.ts';
import { topicMonthBibliographyRoute } from '../../../targets/topics.ts';

/** The papers on a topic in one month as BibTeX, if the topic is too large for one file. */
export const getStaticPaths = () => pathsOf(topicMonthBibliographyRoute);

export const GET: APIRoute = async ({ params }) => {
  const { papers } = await inputsOf(topicMonthBibliographyRoute, params);
  return bibliographyResponse(papers.entries);
};
