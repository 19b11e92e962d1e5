import { getCollection } from 'astro:content';
import { hasSemanticSearch } from '../site/config.ts';
import { contentFile } from '../site/environment.ts';
import { isBuild } from '../site/mode.ts';
import { shownPath, site } from '../site/site.ts';
import { readSettingsText } from '../site/yaml-file.ts';
import { type Catalog, createCatalog } from './catalog.ts';
import { siteVectorizer } from './related/site-vectorizer.ts';
import { createTopicFinder } from './topics/paper-topics.ts';
import { parseTopicsFile } from './topics/topics-file.ts';

let catalog: Promise<Catalog> | undefined;

/** The catalog of the site. A build creates it once and shares it between all pages. */
export function getCatalog(): Promise<Catalog> {
  // Papers may change while the development server runs.
  if (!isBuild) return buildCatalog();
  catalog ??= buildCatalog();
  return catalog;
}

async function buildCatalog(): Promise<Catalog> {
  const entries = await getCollection('papers');
  const file = contentFile('topics.yaml');
  if (file === undefined)
    throw new Error('There is no topics.yaml in the content folder or in Broadsheet’s own content folder.');
  const topicsFile = parseTopicsFile(readSettingsText(file, shownPath(file)), shownPath(file));
  const papers = entries.map(({ data }) => data).sort((a, b) => (a.id < b.id ? -1 : 1));
  const vectorizer = hasSemanticSearch(site(), papers.length) ? siteVectorizer() : undefined;
  return createCatalog(papers, {
    ...(vectorizer !== undefined && { vectorizer }),
    topicsFile,
    topicsOf: createTopicFinder(topicsFile),
    language: site().language,
    dates: site().dates,
    minPapers: site().authors.minPapers,
    relatedPapers: site().limits.relatedPapers,
  });
}
