import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../commands/program.ts';
import type { NextSite } from '../output/next-site.ts';
import { buildPages, type PagesListener, type PagesReport } from './pages.ts';
import { SitePages } from './site-pages.ts';
import type { SiteSource } from './site-source.ts';
import { withWorkFolder } from './work-folder.ts';

/** The file with the state of the pages, in the folder of the state. */
const PAGES_STATE = 'pages.json';

/** What is told while pages are made; see {@link PagesListener}. */
type Events = Required<Pick<PagesListener, 'onBegun' | 'onCards'>>;

/** The result of {@link addPages}. */
interface AddedPages {
  readonly report: PagesReport;
  /** Is resolved when their state is written for the next build. */
  readonly stateWritten: Promise<void>;
}

/** Makes the pages of a site, and adds them. Those of the former build are in the site meanwhile. */
export function addPages(site: NextSite, source: SiteSource, events: Events): Promise<AddedPages> {
  source.listener.progress(`pages of ${source.snapshot.papers.length} papers`);
  return withWorkFolder(join(projectRoot, '.cache'), (work) => addPagesWith(site, source, events, work));
}

async function addPagesWith(
  site: NextSite,
  { options, snapshot, state, listener }: SiteSource,
  { onBegun, onCards }: Events,
  work: string,
): Promise<AddedPages> {
  const { contentDir, siteUrl, isPortable = false, explained, isAudit = false, parts = [] } = options;
  await mkdir(work);
  const changedFiles = join(work, 'changed-files.json');
  await writeFile(changedFiles, JSON.stringify(site.former.changed));
  // Without a record of its files, nobody knows whether a page is as the former build has left it.
  const formerState = site.former.isRecorded ? join(state.former, PAGES_STATE) : '';
  const pages = new SitePages(site);
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
    formerState,
    newState: join(state.next, PAGES_STATE),
    changedFiles,
    ...(explained !== undefined && { explained }),
    isAudit,
    ...(parts.length > 0 && { parts }),
  };
  const { report, changes, stateWritten } = await buildPages(pagesOptions, former, snapshot.papers.length, {
    onBegun: () => {
      onBegun();
      pages.keepFormer(formerState);
    },
    onCards,
    onPage: (written) => listener.progress(`pages: ${written}`),
    onNotice: listener.notice,
    onProblem: listener.lasting,
  });
  pages.change(changes, report.kept);
  return { report, stateWritten };
}
