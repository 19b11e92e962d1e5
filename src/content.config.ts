import { defineCollection } from 'astro:content';
import { papersLoader } from './catalog/loader.ts';
import { catalogPaperSchema } from './catalog/paper/catalog-paper.ts';
import { environment } from './site/environment.ts';

// A build compiles the pages without papers, and renders them in its own processes.
const loader =
  environment.compiledDir === undefined
    ? papersLoader(environment.contentDir)
    : { name: 'no-papers', load: () => Promise.resolve() };

export const collections = {
  papers: defineCollection({ loader, schema: catalogPaperSchema }),
};
