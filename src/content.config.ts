import { defineCollection } from 'astro:content';
import { catalogPaperSchema } from './catalog/catalog-paper.ts';
import { papersLoader } from './catalog/loader.ts';
import { environment } from './site/environment.ts';

export const collections = {
  papers: defineCollection({ loader: papersLoader(environment.contentDir), schema: catalogPaperSchema }),
};
