import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { urls } from '../catalog/urls/urls.ts';
import { projectRoot } from '../commands/program.ts';
import { UsageError } from '../commands/usage-error.ts';
import { writePacks } from '../offline/build/write-packs.ts';
import { buildIndex, type IndexReport } from '../search/build/build-index.ts';
import { keepFormerGeneration } from '../search/build/former-generation.ts';
import { INDEX_FOLDER } from '../search/format/manifest.ts';
import { writeScripts } from '../search/portable/write-scripts.ts';
import { hasSemanticSearch } from '../site/config.ts';
import type { Snapshot } from '../store/snapshot/snapshot.ts';
import { writeAppIcons } from './app-icons.ts';
import { replaceFolder, withWorkFolder } from './atomic-replace.ts';
import { writeBuildRecord } from './build-record.ts';
import { startCardsJob } from './cards.ts';
import { readConfiguration } from './configuration.ts';
import { checkStoreFormulas, type FormulaReport } from './formulas.ts';
import { writeHostFiles } from './host-files.ts';
import type { BuildOptions } from './options.ts';
import { checkOutputFolder, outputFolder } from './output-folder.ts';
import { buildPages, type PagesReport } from './pages.ts';
import { copyPublicFiles } from './public-files.ts';
import { pageDigests } from './rendering/page-state.ts';
import type { PageCounts } from './rendering/worker-messages.ts';
import { writeServiceWorker } from './service-worker.ts';
import { measureSite, type SiteStats } from './site-stats.ts';
import { withSnapshot } from './snapshot.ts';
import { newStateFile, publishState, removeNewState, stateFile } from './state-files.ts';
import { findUnknownPins, type UnknownPin } from './unknown-pins.ts';
import { findWordVectors } from './word-vectors.ts';

/** Callbacks for the progress of a build, and for notes and warnings. */
export interface BuildListener {
  readonly progress: (text: string) => void;
  readonly notice: (text: string) => void;
}

/** The result of a build; `--report` writes it as JSON. `seconds` is the duration of each stage. */
export interface BuildReport extends SiteStats {
  readonly papers: number;
  /** The number of files of the store that were left out; each was reported. */
  readonly problems: number;
  /** The numbers of files of pages that were made, are as before, or are no longer there. */
  readonly targets: PageCounts;
  readonly seconds: Readonly<Record<'pages' | 'search' | 'cards', number>>;
  /** The number of search shards that were built, and of shards that were reused from former builds. */
  readonly shards: IndexReport['shards'];
  /** Whether the site's URL is known, so that it has feeds, a sitemap and share cards. */
  readonly isAddressed: boolean;
  /** The formulas of the store, and those that cannot be rendered. */
  readonly formulas: FormulaReport;
  /** The pinned topics that do not exist. */
  readonly unknownPins: readonly UnknownPin[];
  /** The path of the topics file, for messages. */
  readonly topicsFile: string;
}

/**
 * Builds the site: pages, search index, share cards. The former output stays until the new one is complete, and for good if
 * the build fails.
 * @throws {UsageError} for a wrong option or setting, or a missing content folder.
 */
export async function buildSite(options: BuildOptions, listener: BuildListener): Promise<BuildReport> {
  const { contentDir } = options;
  if (!existsSync(contentDir)) {
    throw new UsageError(
      `There is no content folder ${contentDir}.`,
      'Name one with --content, or make it by ingesting papers into it.',
    );
  }
  const { site, topicsFile, topicsFileName, notes } = readConfiguration(contentDir);
  for (const note of notes) listener.notice(`note: ${note}`);
  await checkOutputFolder(options.outDir, contentDir, projectRoot);
  const buildInto = async (draft: string, snapshot: Snapshot): Promise<BuildReport> => {
    using cards = startCardsJob(options, snapshot.file);
    // Another process builds the pages; this one checks the papers meanwhile.
    const [pages, formulas] = await Promise.all([
      timed(() => buildPagesInto(options, snapshot, draft, listener)),
      checkStoreFormulas(snapshot),
    ]);
    const unknownPins = findUnknownPins(snapshot, topicsFile);
    const isSemantic = hasSemanticSearch(site, snapshot.papers.length);
    const search = await timed(() => buildIndexInto(contentDir, snapshot, isSemantic, draft, listener));
    if (search.result.papers === 0) refuseEmpty(options);
    if (options.isPortable === true) await writeScripts(draft);
    else
      await keepFormerGeneration(join(outputFolder(options.outDir), INDEX_FOLDER), join(draft, INDEX_FOLDER));
    listener.progress('share cards');
    const seconds = { pages: pages.seconds, search: search.seconds, cards: await cards.copyInto(draft) };
    if (options.isPortable !== true && site.offline)
      await writeAppIcons(
        draft,
        site.icon === undefined ? join(draft, 'icon.svg') : join(contentDir, site.icon),
      );
    const isAddressed = existsSync(join(draft, urls.sitemapIndex()));
    const { problems, ...counts } = pages.result;
    if (options.isPortable !== true)
      await writeBuildRecord(draft, {
        papers: search.result.papers,
        problems,
        brokenFormulas: formulas.broken.length,
        unknownPins: unknownPins.length,
        isAddressed,
      });
    await copyPublicFiles(contentDir, draft);
    await writeHostFiles(draft, { ...options, siteUrl: options.siteUrl ?? site.url }, listener.notice);
    if (options.isPortable !== true && site.offline) {
      listener.progress('packs to read offline');
      await writePacks(
        draft,
        join(projectRoot, '.cache', 'packs'),
        pageDigests(newStateFile(outputFolder(options.outDir))),
      );
    }
    if (options.isPortable !== true) await writeServiceWorker(draft, site.offline);
    const stats = measureSite(draft);
    return {
      ...stats,
      ...search.result,
      problems,
      targets: counts,
      seconds,
      isAddressed,
      formulas,
      unknownPins,
      topicsFile: topicsFileName,
    };
  };
  return withSnapshot(options, listener, async (snapshot) => {
    if (snapshot.papers.length === 0) refuseEmpty(options);
    const out = outputFolder(options.outDir);
    await using _ = { [Symbol.asyncDispose]: () => removeNewState(out) };
    const report = await replaceFolder(out, (draft) => buildInto(draft, snapshot), [INDEX_FOLDER]);
    if (options.isPortable !== true) await publishState(out);
    return report;
  });
}

/** @throws {UsageError} if a site without papers is not allowed. */
function refuseEmpty({ contentDir, mayBeEmpty = true }: BuildOptions): void {
  if (mayBeEmpty) return;
  throw new UsageError(
    `The content folder ${contentDir} has no papers, and --fail-if-empty was asked for.`,
    'Check why nothing was fetched or ingested, or leave the option out to build the empty site.',
  );
}

async function buildPagesInto(
  options: BuildOptions,
  snapshot: Snapshot,
  draft: string,
  listener: BuildListener,
): Promise<PagesReport> {
  const { contentDir, siteUrl, isPortable = false, explained, isAudit = false } = options;
  const papers = snapshot.papers.length;
  listener.progress(`pages of ${papers} papers`);
  const formerDir = outputFolder(options.outDir);
  return withWorkFolder(join(projectRoot, '.cache'), async (work) => {
    const pagesOptions = {
      contentDir,
      outDir: draft,
      cacheDir: work,
      snapshot: snapshot.file,
      ...(siteUrl !== undefined && { siteUrl }),
      isPortable,
    };
    const former = {
      formerDir,
      formerState: stateFile(formerDir),
      newState: newStateFile(formerDir),
      ...(explained !== undefined && { explained }),
      isAudit,
    };
    const onPage = (written: number) => listener.progress(`pages: ${written}`);
    return buildPages(pagesOptions, former, papers, onPage, listener.notice);
  });
}

async function buildIndexInto(
  contentDir: string,
  snapshot: Snapshot,
  isSemantic: boolean,
  draft: string,
  listener: BuildListener,
): Promise<IndexReport> {
  listener.progress('search index');
  const { file: vectors, warning } = isSemantic ? await findWordVectors(contentDir) : {};
  if (warning !== undefined) listener.notice(`warning: ${warning}`);
  const options = {
    contentDir,
    snapshot,
    topicsFiles: [join(contentDir, 'topics.yaml'), join(projectRoot, 'content', 'topics.yaml')],
    cacheDir: join(projectRoot, '.cache', 'search'),
    outDir: join(draft, INDEX_FOLDER),
    hasAuthorPage: (slug: string) => existsSync(join(draft, urls.author(slug))),
    notice: listener.notice,
    ...(vectors !== undefined && { vectors }),
  };
  return buildIndex(options, (shards, done, reused) => {
    if (done < shards) listener.progress(`search index: shard ${done + 1} of ${shards}, ${reused} reused`);
  });
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}
