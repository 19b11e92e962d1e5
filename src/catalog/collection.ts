import { getCollection } from 'astro:content';
import { contentFile } from '../site/environment.ts';
import { isBuild } from '../site/mode.ts';
import { shownPath, site } from '../site/site.ts';
import { readSettingsText } from '../site/yaml-file.ts';
import { type Catalog, createCatalog } from './catalog.ts';
import { createTopicFinder } from './topics/paper-topics.ts';
import { parseVocabulary } from './topics/topics-file.ts';

let catalog: Promise<Catalog> | undefined;

/** The catalog of the site that is being built; made once, since every page asks for it. */
export function getCatalog(): Promise<Catalog> {
  // In development papers come and go while the server runs.
  if (!isBuild) return makeCatalog();
  catalog ??= makeCatalog();
  return catalog;
}

async function makeCatalog(): Promise<Catalog> {
  const entries = await getCollection('papers');
  const file = contentFile('topics.yaml');
  if (file === undefined)
    throw new Error('There is no topics.yaml, neither in the content folder nor in Broadsheet’s own.');
  const vocabulary = parseVocabulary(readSettingsText(file, shownPath(file)), shownPath(file));
  const papers = entries.map(({ data }) => data).sort((a, b) => (a.id < b.id ? -1 : 1));
  return createCatalog(papers, {
    vocabulary,
    topicsOf: createTopicFinder(vocabulary),
    language: site().language,
    dates: site().dates,
    minPapers: site().authors.minPapers,
    relatedPapers: site().limits.relatedPapers,
  });
}
