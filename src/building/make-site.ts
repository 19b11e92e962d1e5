import { join } from 'node:path';
import { urls } from '../catalog/urls/urls.ts';
import { projectRoot } from '../commands/program.ts';
import { openPackCache, type PackCache } from '../offline/build/pack-cache.ts';
import { writePacks } from '../offline/build/write-packs.ts';
import type { NextSite } from '../output/next-site.ts';
import { addPages } from './add-pages.ts';
import type { BuildReport } from './build-report.ts';
import { allDone, type Timed, timed } from './build-steps.ts';
import { derivedFiles } from './derived/derived-files.ts';
import { writeAppIcons } from './files/app-icons.ts';
import { writeBuildRecord } from './files/build-record.ts';
import { CardsJob } from './files/cards.ts';
import { writeHostFiles } from './files/host-files.ts';
import { copyPublicFiles } from './files/public-files.ts';
import { writeServiceWorker } from './files/service-worker.ts';
import { measureSite } from './files/site-stats.ts';
import { checkStoreFormulas } from './formulas.ts';
import type { PagesReport } from './pages.ts';
import { addIndex } from './search/add-index.ts';
import type { SiteSource } from './site-source.ts';
import { findUnknownPins } from './unknown-pins.ts';

/** Makes a site: pages, search index, share cards, and all other files. */
export async function makeSite(site: NextSite, source: SiteSource): Promise<BuildReport> {
  const { options, snapshot } = source;
  using cards = new CardsJob(options);
  // Other processes make the pages. As soon as they have begun, this one checks the papers, and makes the index.
  const begun = Promise.withResolvers<void>();
  const pagesAdded = timed(() =>
    addPages(site, source, { onBegun: begun.resolve, onCards: (list) => cards.render(list) }).finally(
      begun.resolve,
    ),
  );
  const stateWritten = pagesAdded.then(({ result }) => result.stateWritten);
  const steps = allDone([
    pagesAdded,
    begun.promise.then(() =>
      checkStoreFormulas(snapshot, derivedFiles('', undefined, source.listener.notice)),
    ),
    begun.promise.then(() => addIndex(site, source, pagesAdded)),
    begun.promise.then(() => packCacheOf(source)),
    begun.promise.then(() => addAppIcons(site, source)),
  ]);
  const completed = steps.then(async ([pages, formulas, search, packCache]) =>
    completeSite(site, source, { pages, formulas, search, packCache, cards }),
  );
  const [report] = await allDone([completed, stateWritten]);
  return report;
}

/** What the processes and steps have made that work at the same time. */
interface MadeParts {
  readonly pages: Timed<{ readonly report: PagesReport }>;
  readonly formulas: Awaited<ReturnType<typeof checkStoreFormulas>>;
  readonly search: Awaited<ReturnType<typeof addIndex>>;
  readonly packCache: PackCache | undefined;
  readonly cards: CardsJob;
}

/** Adds what depends on pages and index, and reports on the site. */
async function completeSite(
  site: NextSite,
  source: SiteSource,
  { pages, formulas, search, packCache, cards }: MadeParts,
): Promise<BuildReport> {
  const { options, configuration, snapshot, listener } = source;
  const unknownPins = findUnknownPins(snapshot, configuration.topicsFile);
  listener.papers(search.result.papers);
  listener.progress('share cards');
  const seconds = {
    pages: pages.seconds,
    search: search.seconds,
    cards: await cards.copyInto(site, listener.notice),
  };
  const { problems, ...targets } = pages.result.report;
  const isAddressed = site.has(urls.sitemapIndex().slice(1));
  if (options.isPortable !== true)
    await writeBuildRecord(site, {
      papers: search.result.papers,
      problems,
      brokenFormulas: formulas.broken.length,
      unknownPins: unknownPins.length,
      isAddressed,
    });
  await addOtherFiles(site, source, packCache);
  const { topicsFileName: topicsFile } = configuration;
  const found = { problems, formulas, unknownPins, topicsFile };
  return { ...measureSite(site), ...search.result, targets, seconds, isAddressed, ...found };
}

/** Whether the site has files to read it offline. */
function isOffline({ options, configuration }: SiteSource): boolean {
  return options.isPortable !== true && configuration.site.offline;
}

/** Where packs are kept between builds; `undefined` if the site has none. */
async function packCacheOf(source: SiteSource): Promise<PackCache | undefined> {
  if (!isOffline(source)) return undefined;
  return openPackCache(join(projectRoot, '.cache', 'packs'), source.listener.notice);
}

async function addAppIcons(site: NextSite, source: SiteSource): Promise<void> {
  if (!isOffline(source)) return;
  const { icon } = source.configuration.site;
  await writeAppIcons(
    site,
    icon === undefined ? site.fileOf('icon.svg') : join(source.options.contentDir, icon),
  );
}

/** The owner's own files, those for hosts, and those of the service worker, which has to be the last: it lists others. */
async function addOtherFiles(
  site: NextSite,
  source: SiteSource,
  packCache: PackCache | undefined,
): Promise<void> {
  const { options, configuration, listener } = source;
  const { contentDir, siteUrl, isPortable = false } = options;
  const config = configuration.site;
  await copyPublicFiles(contentDir, site);
  writeHostFiles(site, { ...options, siteUrl: siteUrl ?? config.url }, listener.lasting);
  if (packCache !== undefined) {
    listener.progress('packs to read offline');
    await writePacks(site, packCache);
  }
  if (!isPortable) await writeServiceWorker(site, config.offline);
}
