import { hasSemanticSearch } from '../site/config.ts';
import { contentFile } from '../site/environment.ts';
import { shownPath, site } from '../site/site.ts';
import { readSettingsText } from '../site/yaml-file.ts';
import { type Catalog, type CatalogOptions, createCatalog } from './catalog.ts';
import type { CatalogPaper } from './paper/catalog-paper.ts';
import { siteVectorizer } from './related/site-vectorizer.ts';
import { createTopicFinder } from './topics/paper-topics.ts';
import { parseTopicsFile, type TopicsFile } from './topics/topics-file.ts';

/**
 * The topics file of the site.
 * @throws {ConfigError} if it has mistakes.
 */
export function siteTopics(): TopicsFile {
  const file = contentFile('topics.yaml');
  if (file === undefined)
    throw new Error('There is no topics.yaml in the content folder or in Broadsheet’s own content folder.');
  return parseTopicsFile(readSettingsText(file, shownPath(file)), shownPath(file));
}

/**
 * The catalog of these papers with the settings of the site: its topics, its limits, its word vectors.
 * @param known what former builds have computed; by default nothing.
 */
export function siteCatalog(
  unsorted: readonly CatalogPaper[],
  topicsFile: TopicsFile,
  known: Partial<Pick<CatalogOptions, 'topicsOf' | 'relatedCache'>> = {},
): Catalog {
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
    ...known,
  });
}
