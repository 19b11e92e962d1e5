import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../catalog/collection.ts';
import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { bibliographyResponse } from '../../exports/bibtex/bibliographies.ts';

/** The papers of an edition as BibTeX. */
export const getStaticPaths = (async () => {
  const { dated, undated } = (await getCatalog()).editions;
  return [...dated, ...(undated ? [undated] : [])].map(({ day, papers }) => ({
    params: { day },
    props: { papers },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ papers: readonly CatalogPaper[] }> = ({ props }) =>
  bibliographyResponse(props.papers);
