import type { Catalog } from '../../catalog/catalog.ts';
import { siteTopics, summaryCatalog } from '../../catalog/site-catalog.ts';

/** A catalog without papers. Astro renders the pages of such a site when it compiles them; they are thrown away. */
export function emptyCatalog(): Promise<Catalog> {
  const catalog = summaryCatalog([], siteTopics(), {
    topicsOf: () => [],
    recordOf: ({ id }) => {
      throw new Error(`There is no paper ${id}.`);
    },
    textDigestOf: () => '',
  });
  return Promise.resolve(catalog);
}
