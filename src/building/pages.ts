import { fork } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlacedCard } from '../cards/site-cards.ts';
import { collectText, exitCodeOf } from '../commands/child-process.ts';
import { projectRoot } from '../commands/program.ts';
import { compilePages } from './compilation/compile-pages.ts';
import { environmentFor, PagesError, type PagesOptions } from './compilation/pages-options.ts';
import type {
  BuiltPages,
  FromSiteWorker,
  PageChanges,
  PageCounts,
  SiteJob,
} from './rendering/worker-messages.ts';

/** The former build of a site, whose pages are kept if nothing that they show has changed. */
export type FormerBuild = Omit<SiteJob, 'compiledDir' | 'compilation'>;

/** Callbacks of {@link buildPages}. */
export interface PagesListener {
  /** Gets the number of pages written so far. */
  readonly onPage: (written: number) => void;
  /** Gets the share cards of the site, if it has any, with their texts. */
  readonly onCards?: (cards: readonly PlacedCard[]) => void;
  /** Is called when other processes have begun, so that this one can do other work. */
  readonly onBegun?: () => void;
  /** Gets each note and warning. */
  readonly onNotice: (line: string) => void;
  /** Gets each error that left something out. */
  readonly onProblem: (line: string) => void;
}

/** What a build reports of its pages. */
export interface PagesReport extends PageCounts {
  /** The number of errors that left something out, such as files that cannot be read. */
  readonly problems: number;
}

/** The result of {@link buildPages}. */
interface MadePages {
  readonly report: PagesReport;
  readonly changes: PageChanges;
  /** Is resolved when their state is written for the next build. @throws {PagesError} */
  readonly stateWritten: Promise<void>;
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
  { onPage, onCards, onBegun, onNotice, onProblem }: PagesListener,
): Promise<MadePages> {
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
  onBegun?.();
  const errors = child.stderr === null ? () => '' : collectText(child.stderr);
  let problems = 0;
  const built = Promise.withResolvers<BuiltPages>();
  child.on('message', (message: FromSiteWorker) => {
    if ('rendered' in message) onPage(message.rendered);
    else if ('notice' in message) onNotice(message.notice);
    else if ('cards' in message) onCards?.(message.cards);
    else if ('built' in message) built.resolve(message.built);
    else {
      problems += 1;
      onProblem(message.problem);
    }
  });
  const stateWritten = exitCodeOf(child).then((code) => {
    if (code !== 0) throw new PagesError(`The pages could not be rendered.\n\n${errors()}`);
  });
  stateWritten.catch(built.reject);
  const { counts, changes } = await built.promise;
  return { report: { problems, ...counts }, changes, stateWritten };
}

/** The Node.js option for the heap limit; none if NODE_OPTIONS sets it already. */
function heapFor(papers: number): string[] {
  if (process.env.NODE_OPTIONS?.includes('max-old-space-size') === true) return [];
  return [`--max-old-space-size=${Math.ceil(HEAP.minimum + HEAP.perPaper * papers)}`];
}
