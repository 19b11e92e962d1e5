import { hasSemanticSearch } from '../site/config.ts';
import { contentFile } from '../site/environment.ts';
import { shownPath, site } from '../site/site.ts';
import { readSettingsText } from '../site/yaml-file.ts';
import { type Catalog, type CatalogOptions, createSummaryCatalog, type Records } from './catalog.ts';
import type { PaperSummary } from './paper/paper-summary.ts';
import { siteVectorizer } from './related/site-vectorizer.ts';
import { parseTopicsFile, type TopicsFile } from './topics/topics-file.ts';

/**
 * The topics file of the site.
 * @throws {ConfigError} if it has mistakes.
 */
export function siteTopics(): TopicsFile {
  const { text, name } = siteTopicsText();
  return parseTopicsFile(text, name);
}

/** The text of the topics file of the site, and its name for messages. */
export function siteTopicsText(): { readonly text: string; readonly name: string } {
  const file = contentFile('topics.yaml');
  if (file === undefined)
    throw new Error('There is no topics.yaml in the content folder or in Broadsheet’s own content folder.');
  const name = shownPath(file);
  return { text: readSettingsText(file, name), name };
}

/**
 * The catalog of these papers with the settings of the site: its topics, its limits, its word vectors. Their other fields are read when they
 * are needed. `known` is what former builds have derived.
 */
export function summaryCatalog(
  papers: readonly PaperSummary[],
  topicsFile: TopicsFile,
  { recordOf, textDigestOf, ...known }: Records & Pick<CatalogOptions<PaperSummary>, 'topicsOf' | 'cache'>,
): Catalog {
  const options = { ...settingsFor(papers.length, topicsFile), ...known };
  return createSummaryCatalog(sortedById(papers), options, { recordOf, textDigestOf });
}

function settingsFor(paperCount: number, topicsFile: TopicsFile): Omit<CatalogOptions, 'topicsOf'> {
  const vectorizer = hasSemanticSearch(site(), paperCount) ? siteVectorizer() : undefined;
  return {
    ...(vectorizer !== undefined && { vectorizer }),
    topicsFile,
    language: site().language,
    dates: site().dates,
    minPapers: site().authors.minPapers,
    relatedPapers: site().limits.relatedPapers,
  };
}

function sortedById<P extends PaperSummary>(papers: readonly P[]): P[] {
  return papers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
