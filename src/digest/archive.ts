import { readConfiguration } from '../building/configuration.ts';
import type { CatalogPaper } from '../catalog/paper/catalog-paper.ts';
import { createTopicFinder } from '../catalog/topics/paper-topics.ts';
import { createTopics, type Topics } from '../catalog/topics/topics.ts';
import { createViews } from '../catalog/view/paper-view.ts';
import { UsageError } from '../commands/usage-error.ts';
import type { SiteConfig } from '../site/config.ts';
import { readVisible } from '../store/store.ts';
import { withoutControls } from '../store/without-controls.ts';
import type { DigestSite } from './mail/digest-content.ts';

/** The papers of a content folder and all that mails about them need. */
export interface Archive {
  readonly config: SiteConfig;
  /** Sorted by id. */
  readonly papers: readonly CatalogPaper[];
  readonly topics: Topics;
  readonly site: DigestSite;
  /** The number of files that cannot be read. */
  readonly problems: number;
}

/**
 * Reads a content folder. Files that cannot be read are left out, since the build reports them.
 * @param siteUrl the address of the site from the command line, if it is given.
 * @throws {UsageError} if the settings have mistakes, or if the site has no address, which links in mails need.
 */
export async function readArchive(contentDir: string, siteUrl: string | undefined): Promise<Archive> {
  const { site: config, topicsFile } = readConfiguration(contentDir);
  const url = siteUrl ?? config.url;
  if (url === undefined)
    throw new UsageError(
      'The site has no address, and mails need whole links.',
      'Set url in site.yaml, or add --site https://papers.example.org/.',
    );
  const byId = new Map<string, CatalogPaper>();
  let problems = 0;
  for await (const { paper, notes } of readVisible(contentDir, () => (problems += 1)))
    if (!byId.has(paper.id)) byId.set(paper.id, withoutControls({ ...paper, notes }));
  const papers = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const topics = createTopics(papers, topicsFile, createTopicFinder(topicsFile));
  const { name, language, dates } = config;
  const view = createViews(language, topics.ofPaper, (paper: CatalogPaper) => paper, dates);
  return {
    config: { ...config, url },
    papers,
    topics,
    problems,
    site: { name, url, language, dates, view, topicsOf: topics.ofPaper },
  };
}
