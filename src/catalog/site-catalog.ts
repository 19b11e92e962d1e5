import { hasSemanticSearch } from '../site/config.ts';
import { contentFile } from '../site/environment.ts';
import { shownPath, site } from '../site/site.ts';
import { readSettingsText } from '../site/yaml-file.ts';
import { type Catalog, createCatalog } from './catalog.ts';
import type { CatalogPaper } from './paper/catalog-paper.ts';
import { siteVectorizer } from './related/site-vectorizer.ts';
import { createTopicFinder } from './topics/paper-topics.ts';
import { parseTopicsFile } from './topics/topics-file.ts';

/**
 * The catalog of these papers with the settings of the site: its topics, its limits, its word vectors.
 * @throws {ConfigError} if the topics file has mistakes.
 */
export function siteCatalog(unsorted: readonly CatalogPaper[]): Catalog {
  const file = contentFile('topics.yaml');
  if (file === undefined)
    throw new Error('There is no topics.yaml in the content folder or in Broadsheet’s own content folder.');
  const topicsFile = parseTopicsFile(readSettingsText(file, shownPath(file)), shownPath(file));
  const papers = unsorted.toSorted((a, b) => (a.id < b.id ? -1 : 1));
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
