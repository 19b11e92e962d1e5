import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { urls } from '../catalog/urls.ts';
import { projectRoot } from '../commands/program.ts';
import { UsageError } from '../commands/usage-error.ts';
import { INDEX_FOLDER } from '../search/building.ts';
import { makeSearch, type SearchReport } from '../search/sharding.ts';
import { paperFiles } from '../store/store.ts';
import { startCards } from './cards.ts';
import { type Census, takeCensus } from './census.ts';
import { type FormulaCensus, takeFormulaCensus } from './formulas.ts';
import { buildPages } from './pages.ts';
import { checkOutput, moveFolder, replaceFolder, withWorkFolder } from './swap.ts';

/** What to build, from where to where; absolute paths. */
export interface BuildOptions {
  readonly contentDir: string;
  readonly outDir: string;
  /** The address at which the site will be published, where the command line says one. */
  readonly siteUrl?: string | undefined;
}

/** What a build tells of itself while it runs. */
export interface BuildListener {
  readonly progress: (text: string) => void;
  readonly notice: (text: string) => void;
}

/** What a build has made, and how long each stage took, in seconds. */
export interface BuildReport extends Census {
  readonly papers: number;
  /** How many files of the store were left out, each reported. */
  readonly problems: number;
  readonly seconds: Readonly<Record<'pages' | 'search' | 'cards', number>>;
  /** The parts of the search index: how many were made, and how many were at hand from former builds. */
  readonly shards: SearchReport['shards'];
  /** Whether the site has what needs its address: feeds, a sitemap, share cards. */
  readonly isAddressed: boolean;
  /** The formulas of the store, and those that stand on their pages as their source. */
  readonly formulas: FormulaCensus;
}

/**
 * Builds the site: its pages, then the search index. The former output stays until the new one is complete, and stays
 * for good where the build fails.
 */
export async function buildSite(options: BuildOptions, listener: BuildListener): Promise<BuildReport> {
  const { contentDir, outDir } = options;
  if (!existsSync(contentDir)) {
    throw new UsageError(
      `There is no content folder ${contentDir}.`,
      'Name one with --content, or make it by ingesting papers into it.',
    );
  }
  await checkOutput(outDir, contentDir, projectRoot);
  return replaceFolder(outDir, async (draft) => {
    using cards = startCards(options);
    // The pages are made by another process; meanwhile this one has time.
    const [pages, formulas] = await Promise.all([
      timed(() => makePages(options, draft, listener)),
      takeFormulaCensus(contentDir),
    ]);
    const search = await timed(() => makeIndex(contentDir, draft, listener));
    listener.progress('share cards');
    const seconds = { pages: pages.seconds, search: search.seconds, cards: await cards.place(draft) };
    const census = await takeCensus(draft);
    const isAddressed = existsSync(join(draft, urls.sitemapIndex()));
    const problems = pages.result;
    return { ...census, ...search.result, problems, seconds, isAddressed, formulas };
  });
}

async function makePages(
  { contentDir, siteUrl }: BuildOptions,
  draft: string,
  listener: BuildListener,
): Promise<number> {
  const papers = (await paperFiles(contentDir)).length;
  listener.progress(`pages of ${papers} papers`);
  // Astro keeps what it needs on the way inside the project, where builds that run at the same time would meet.
  return withWorkFolder(join(projectRoot, '.cache'), async (work) => {
    const outDir = join(work, 'site');
    const options = {
      contentDir,
      outDir,
      cacheDir: join(work, 'cache'),
      ...(siteUrl !== undefined && { siteUrl }),
    };
    const onPage = (written: number) => listener.progress(`pages: ${written}`);
    const problems = await buildPages(options, papers, onPage, listener.notice);
    await moveFolder(outDir, draft);
    return problems;
  });
}

function makeIndex(contentDir: string, draft: string, listener: BuildListener): Promise<SearchReport> {
  listener.progress('search index');
  const options = {
    contentDir,
    topicsFiles: [join(contentDir, 'topics.yaml'), join(projectRoot, 'content', 'topics.yaml')],
    stockDir: join(projectRoot, '.cache', 'search'),
    outDir: join(draft, INDEX_FOLDER),
    hasAuthorPage: (slug: string) => existsSync(join(draft, urls.author(slug))),
  };
  return makeSearch(options, (shards, done, reused) => {
    if (done < shards) listener.progress(`search index: shard ${done + 1} of ${shards}, ${reused} reused`);
  });
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}
