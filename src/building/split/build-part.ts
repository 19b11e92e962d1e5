import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { projectRoot } from '../../commands/program.ts';
import { UsageError } from '../../commands/usage-error.ts';
import { exportShards } from '../../search/build/shard-export.ts';
import type { SiteConfig } from '../../site/config.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import type { BuildListener } from '../build-report.ts';
import { openCacheFolders } from '../cache-folders.ts';
import { readConfiguration } from '../configuration.ts';
import type { BuildOptions } from '../options.ts';
import { buildPages } from '../pages.ts';
import { indexSources } from '../search/index-sources.ts';
import { sourcesDigest } from '../site-key.ts';
import { withSnapshot } from '../snapshot.ts';
import { withWorkFolder } from '../work-folder.ts';
import { itemsOfPart, type Part } from './part.ts';
import { isPart, PAGES_FOLDER, PAGES_STATE, SHARDS_FOLDER, writePartManifest } from './part-manifest.ts';

/** What a part of a build has made. */
export interface PartReport {
  readonly pages: number;
  readonly shards: number;
  /** The number of files of the store that were left out; each was reported. */
  readonly problems: number;
}

/**
 * Builds one part of a site into `options.outDir`: its share of the pages and of the shards of the search index. A former part there is
 * replaced once the new one is complete.
 * @throws {UsageError} if the folder has other files.
 */
export async function buildPart(
  options: BuildOptions,
  part: Part,
  listener: BuildListener,
): Promise<PartReport> {
  const { contentDir, outDir } = options;
  if (!existsSync(contentDir))
    throw new UsageError(`There is no content folder ${contentDir}.`, 'Name one with --content.');
  if (existsSync(outDir) && !isPart(outDir) && (await readdir(outDir)).length > 0)
    throw new UsageError(
      `${outDir} has files that are no part of a build.`,
      'Name an empty folder, or one that does not exist.',
    );
  openCacheFolders(listener.notice);
  const { site, notes } = readConfiguration(contentDir);
  for (const note of notes) listener.notice(`note: ${note}`);
  const build = async (snapshot: Snapshot): Promise<PartReport> => {
    const replace = async (draft: string) => {
      const report = await fillPart(options, part, { site, snapshot, draft, listener });
      await rm(outDir, { recursive: true, force: true });
      await rename(draft, outDir);
      return report;
    };
    return withWorkFolder(dirname(outDir), replace, basename(outDir));
  };
  return withSnapshot(options, listener, build);
}

interface PartSources {
  readonly site: SiteConfig;
  readonly snapshot: Snapshot;
  readonly draft: string;
  readonly listener: BuildListener;
}

async function fillPart(
  options: BuildOptions,
  part: Part,
  { site, snapshot, draft, listener }: PartSources,
): Promise<PartReport> {
  await mkdir(join(draft, PAGES_FOLDER), { recursive: true });
  const pages = await pagesOfPart(options, part, { snapshot, draft, listener });
  listener.progress('search index');
  const sources = await indexSources(options, site, snapshot, listener.notice);
  const shards = await exportShards(
    sources,
    (all) => itemsOfPart(all, part),
    join(draft, SHARDS_FOLDER),
    (count, done) => listener.progress(`search index: ${done} of ${count} shards of this part`),
  );
  const key = await sourcesDigest(options, snapshot);
  await writePartManifest(draft, { ...part, key, pages: pages.made, shards });
  return { pages: pages.made, shards: shards.length, problems: pages.problems };
}

/** A part takes nothing from a former build: all machines make the same pages, whatever they have made before. */
function pagesOfPart(
  options: BuildOptions,
  part: Part,
  { snapshot, draft, listener }: Omit<PartSources, 'site'>,
) {
  const { contentDir, siteUrl } = options;
  listener.progress(`pages of ${snapshot.papers.length} papers`);
  return withWorkFolder(join(projectRoot, '.cache'), async (work) => {
    await mkdir(work, { recursive: true });
    const changedFiles = join(work, 'changed-files.json');
    await writeFile(changedFiles, '[]');
    const pagesOptions = {
      contentDir,
      outDir: join(draft, PAGES_FOLDER),
      cacheDir: work,
      snapshot: snapshot.file,
      ...(siteUrl !== undefined && { siteUrl }),
    };
    const job = { formerDir: '', formerState: '', changedFiles, newState: join(draft, PAGES_STATE), part };
    const { report, stateWritten } = await buildPages(pagesOptions, job, snapshot.papers.length, {
      onPage: (written) => listener.progress(`pages: ${written}`),
      onNotice: listener.notice,
      onProblem: listener.notice,
    });
    await stateWritten;
    return report;
  });
}
