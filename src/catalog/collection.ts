import { getCollection } from 'astro:content';
import { isBuild } from '../site/mode.ts';
import type { Catalog } from './catalog.ts';
import { siteCatalog, siteTopics } from './site-catalog.ts';

let catalog: Promise<Catalog> | undefined;

/** The catalog of the site, from Astro's collection of papers. */
export function getCatalog(): Promise<Catalog> {
  // Papers may change while the development server runs.
  if (!isBuild) return readCatalog();
  catalog ??= readCatalog();
  return catalog;
}

async function readCatalog(): Promise<Catalog> {
  const entries = await getCollection('papers');
  return siteCatalog(
    entries.map(({ data }) => data),
    siteTopics(),
  );
}
