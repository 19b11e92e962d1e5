import { defineCollection } from 'astro:content';
import { papersLoader } from './catalog/loader.ts';
import { catalogPaperSchema } from './catalog/paper/catalog-paper.ts';
import { environment } from './site/environment.ts';

export const collections = {
  papers: defineCollection({
    loader: papersLoader(environment.contentDir, environment.snapshot),
    schema: catalogPaperSchema,
  }),
};
