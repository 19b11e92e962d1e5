import { fork } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectText, exitCodeOf } from '../commands/child-process.ts';
import { projectRoot } from '../commands/program.ts';
import { compilePages } from './rendering/compile-pages.ts';
import { environmentFor, PagesError, type PagesOptions } from './rendering/pages-options.ts';
import type { FromSiteWorker, PageCounts, SiteJob } from './rendering/worker-messages.ts';

/** The former build of a site, whose pages are kept if nothing that they show has changed. */
export type FormerBuild = Omit<SiteJob, 'compiledDir' | 'compilation'>;

/** Callbacks of {@link buildPages}. */
export interface PagesListener {
  /** Gets the number of pages written so far. */
  readonly onPage: (written: number) => void;
  /** Is called when other processes have begun, so that this one can do other work. */
  readonly onBegun: () => void;
  /** Gets each note and warning. */
  readonly onNotice: (line: string) => void;
  /** Gets each error that left something out. */
  readonly onProblem: (line: string) => void;
}

/** The result of {@link buildPages}. */
export interface PagesReport extends PageCounts {
  /** The number of errors that left something out, such as files that cannot be read. */
  readonly problems: number;
}

/** The catalog is made at once, and most of it stays: a larger space for new objects means less work on garbage. */
const NEW_SPACE = '--max-semi-space-size=48';

/**
 * The heap limit of the process in megabytes, a minimum and a part for each paper: twice what the catalog needs. With a higher
 * limit V8 collects garbage too late; Node's default is too low for large archives.
 */
const HEAP = { minimum: 1000, perPaper: 0.04 };

/**
 * Builds the pages into `outDir`: compiles them, unless that was done before, and renders them in other processes. `papers` is
 * the number of papers in the store.
 * @throws {PagesError}
 */
export async function buildPages(
  options: PagesOptions,
  former: FormerBuild,
  papers: number,
  { onPage, onBegun, onNotice, onProblem }: PagesListener,
): Promise<PagesReport> {
  const { key, folder, siteFolder } = await compilePages(options, onNotice);
  // A part of a site has pages only.
  if (former.part === undefined) await cp(siteFolder, options.outDir, { recursive: true });
  await mkdir(options.cacheDir, { recursive: true });
  const script = fileURLToPath(new URL('rendering/site-worker.ts', import.meta.url));
  const job: SiteJob = { ...former, compiledDir: folder, compilation: key };
  const child = fork(script, [JSON.stringify(job)], {
    cwd: projectRoot,
    env: { ...environmentFor(options), BROADSHEET_ASSETS: join(siteFolder, 'assets') },
    execArgv: [...heapFor(papers), NEW_SPACE],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  onBegun();
  let problems = 0;
  let counts: PageCounts = { made: 0, kept: 0, removed: 0 };
  child.on('message', (message: FromSiteWorker) => {
    if ('rendered' in message) onPage(message.rendered);
    else if ('notice' in message) onNotice(message.notice);
    else if ('counts' in message) ({ counts } = message);
    else {
      problems += 1;
      onProblem(message.problem);
    }
  });
  const errors = child.stderr === null ? () => '' : collectText(child.stderr);
  if ((await exitCodeOf(child)) !== 0)
    throw new PagesError(`The pages could not be rendered.\n\n${errors()}`);
  return { problems, ...counts };
}

/** The Node.js option for the heap limit; none if NODE_OPTIONS sets it already. */
function heapFor(papers: number): string[] {
  if (process.env.NODE_OPTIONS?.includes('max-old-space-size') === true) return [];
  return [`--max-old-space-size=${Math.ceil(HEAP.minimum + HEAP.perPaper * papers)}`];
}
