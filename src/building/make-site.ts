import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { urls } from '../catalog/urls/urls.ts';
import { projectRoot } from '../commands/program.ts';
import { writePacks } from '../offline/build/write-packs.ts';
import type { NextSite } from '../output/next-site.ts';
import type { StateFolders } from '../output/state-folder.ts';
import { buildIndex, type IndexReport } from '../search/build/build-index.ts';
import { keepFormerGeneration } from '../search/build/former-generation.ts';
import { INDEX_FOLDER } from '../search/format/manifest.ts';
import { writeScripts } from '../search/portable/write-scripts.ts';
import type { Snapshot } from '../store/snapshot/snapshot.ts';
import type { BuildListener, BuildReport } from './build-report.ts';
import type { Configuration } from './configuration.ts';
import { writeAppIcons } from './files/app-icons.ts';
import { writeBuildRecord } from './files/build-record.ts';
import { startCardsJob } from './files/cards.ts';
import { writeHostFiles } from './files/host-files.ts';
import { copyPublicFiles } from './files/public-files.ts';
import { writeServiceWorker } from './files/service-worker.ts';
import { measureSite } from './files/site-stats.ts';
import { checkStoreFormulas } from './formulas.ts';
import { indexSources } from './index-sources.ts';
import type { BuildOptions } from './options.ts';
import { buildPages, type PagesReport } from './pages.ts';
import { pageDigests } from './rendering/page-state.ts';
import { findUnknownPins } from './unknown-pins.ts';
import { withWorkFolder } from './work-folder.ts';

/** The file with the state of the pages, in the folder of the state. */
const PAGES_STATE = 'pages.json';

/** What a site is made from. */
interface SiteSource {
  readonly options: BuildOptions;
  readonly configuration: Configuration;
  readonly snapshot: Snapshot;
  readonly state: StateFolders;
  readonly listener: MakingListener;
}

/** Callbacks of {@link makeSite}. */
export interface MakingListener extends BuildListener {
  /** Is told of problems and warnings that each build of the same papers has. */
  readonly lasting: (text: string) => void;
  /** Is told how many papers the site has, before it is complete. */
  readonly papers: (papers: number) => void;
}

/** Makes a site: pages, search index, share cards, and all other files. */
export async function makeSite(site: NextSite, source: SiteSource): Promise<BuildReport> {
  const { options, configuration, snapshot, listener } = source;
  using cards = startCardsJob(options, snapshot.file);
  // Another process builds the pages; this one checks the papers meanwhile.
  const [pages, formulas] = await Promise.all([
    timed(() => addPages(site, source)),
    checkStoreFormulas(snapshot),
  ]);
  const unknownPins = findUnknownPins(snapshot, configuration.topicsFile);
  const search = await timed(() => addIndex(site, source));
  listener.papers(search.result.papers);
  listener.progress('share cards');
  const seconds = {
    pages: pages.seconds,
    search: search.seconds,
    cards: await cards.copyInto(site, listener.notice),
  };
  const { problems, ...targets } = pages.result;
  const isAddressed = site.has(urls.sitemapIndex().slice(1));
  if (options.isPortable !== true)
    await writeBuildRecord(site, {
      papers: search.result.papers,
      problems,
      brokenFormulas: formulas.broken.length,
      unknownPins: unknownPins.length,
      isAddressed,
    });
  await addOtherFiles(site, source);
  const { topicsFileName: topicsFile } = configuration;
  const found = { problems, formulas, unknownPins, topicsFile };
  return { ...measureSite(site), ...search.result, targets, seconds, isAddressed, ...found };
}

async function addPages(site: NextSite, source: SiteSource): Promise<PagesReport> {
  const { options, snapshot, state, listener } = source;
  const { contentDir, siteUrl, isPortable = false, explained, isAudit = false, parts = [] } = options;
  const papers = snapshot.papers.length;
  listener.progress(`pages of ${papers} papers`);
  const newState = join(state.next, PAGES_STATE);
  const report = await withWorkFolder(join(projectRoot, '.cache'), async (work) => {
    const changedFiles = join(work, 'changed-files.json');
    await mkdir(work);
    await writeFile(changedFiles, JSON.stringify(site.former.changed));
    const pagesOptions = {
      contentDir,
      outDir: site.staging,
      cacheDir: work,
      snapshot: snapshot.file,
      ...(siteUrl !== undefined && { siteUrl }),
      isPortable,
    };
    const former = {
      formerDir: site.former.out,
      // Without a record of its files, nobody knows whether a page is as the former build has left it.
      formerState: site.former.isRecorded ? join(state.former, PAGES_STATE) : '',
      newState,
      changedFiles,
      ...(explained !== undefined && { explained }),
      isAudit,
      ...(parts.length > 0 && { parts }),
    };
    return buildPages(pagesOptions, former, papers, {
      onPage: (written) => listener.progress(`pages: ${written}`),
      onNotice: listener.notice,
      onProblem: listener.lasting,
    });
  });
  for (const [path, digest] of pageDigests(newState)) site.addPage(path, digest);
  return report;
}

async function addIndex(site: NextSite, source: SiteSource): Promise<IndexReport> {
  const { options, configuration, snapshot, listener } = source;
  const { isPortable = false } = options;
  listener.progress('search index');
  const indexOptions = {
    ...(await indexSources(options, configuration.site, snapshot, listener.notice, listener.lasting)),
    outDir: join(site.staging, INDEX_FOLDER),
    hasAuthorPage: (slug: string) => site.has(urls.author(slug).slice(1)),
    isPublished: (path: string, digest: string) => site.keepSame(`${INDEX_FOLDER}/${path}`, digest),
  };
  const report = await buildIndex(indexOptions, (shards, done, reused) => {
    if (done < shards) listener.progress(`search index: shard ${done + 1} of ${shards}, ${reused} reused`);
  });
  if (isPortable) await writeScripts(site.staging);
  site.addStaged();
  if (!isPortable) keepFormerGeneration(site);
  return report;
}

/** The owner's own files, those for hosts, and those of the service worker, which has to be the last: it lists others. */
async function addOtherFiles(site: NextSite, source: SiteSource): Promise<void> {
  const { options, configuration, listener } = source;
  const { contentDir, siteUrl, isPortable = false } = options;
  const config = configuration.site;
  const isOffline = !isPortable && config.offline;
  if (isOffline)
    await writeAppIcons(
      site,
      config.icon === undefined ? site.fileOf('icon.svg') : join(contentDir, config.icon),
    );
  await copyPublicFiles(contentDir, site);
  writeHostFiles(site, { ...options, siteUrl: siteUrl ?? config.url }, listener.lasting);
  if (isOffline) {
    listener.progress('packs to read offline');
    await writePacks(site, join(projectRoot, '.cache', 'packs'));
  }
  if (!isPortable) await writeServiceWorker(site, config.offline);
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}
