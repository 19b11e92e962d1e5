import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../catalog/collection.ts';
import type { CatalogPaper } from '../../catalog/paper/catalog-paper.ts';
import { currentAndFormerSlugs } from '../../catalog/topics/topics.ts';
import { bibliographyResponse, fitsOneFile } from '../../exports/bibtex/bibliographies.ts';

/** The papers on a topic as BibTeX, newest first. */
export const getStaticPaths = (async () =>
  (await getCatalog()).topics.all
    .filter(({ papers }) => papers.length > 0 && fitsOneFile(papers))
    .flatMap(({ topic, papers }) =>
      currentAndFormerSlugs(topic).map((slug) => ({ params: { slug }, props: { papers } })),
    )) satisfies GetStaticPaths;

export const GET: APIRoute<{ papers: readonly CatalogPaper[] }> = ({ props }) =>
  bibliographyResponse(props.papers);
