import type { APIRoute, GetStaticPaths } from 'astro';
import { getCatalog } from '../../../catalog/collection.ts';
import type { CatalogPaper } from '../../../catalog/paper/catalog-paper.ts';
import { currentAndFormerSlugs } from '../../../catalog/topics/topics.ts';
import { bibliographyResponse, fitsOneFile } from '../../../exports/bibtex/bibliographies.ts';

/** The papers on a topic in one month as BibTeX, if the topic is too large for one file. */
export const getStaticPaths = (async () =>
  (await getCatalog()).topics.all
    .filter(({ papers }) => !fitsOneFile(papers))
    .flatMap(({ topic, months }) =>
      [...months].flatMap(([month, papers]) =>
        currentAndFormerSlugs(topic).map((slug) => ({ params: { slug, month }, props: { papers } })),
      ),
    )) satisfies GetStaticPaths;

export const GET: APIRoute<{ papers: readonly CatalogPaper[] }> = ({ props }) =>
  bibliographyResponse(props.papers);
