import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../catalog/collection.ts';
import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { bibliographyResponse } from '../../exports/bibtex/bibliographies.ts';

/** The papers of a week as BibTeX, from its first day to its last. */
export const getStaticPaths = (async () =>
  [...(await getCatalog()).weeks].map(([week, { editions }]) => ({
    params: { week },
    props: { papers: editions.flatMap(({ papers }) => papers) },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ papers: readonly CatalogPaper[] }> = ({ props }) =>
  bibliographyResponse(props.papers);
