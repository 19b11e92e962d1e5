import { fork } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectText, exitCodeOf } from '../commands/child-process.ts';
import { projectRoot } from '../commands/program.ts';
import { compilePages } from './rendering/compile-pages.ts';
import type { FromSiteWorker } from './rendering/worker-messages.ts';

/** The folders that the build of the pages reads and writes; absolute paths. */
export interface PagesOptions {
  readonly contentDir: string;
  readonly outDir: string;
  readonly cacheDir: string;
  /** The file of the snapshot of the papers. */
  readonly snapshot: string;
  readonly siteUrl?: string;
  /** Whether the pages are for a portable copy. */
  readonly isPortable?: boolean;
}

/** Names of `import.meta.env`; environment variables with these names would change the pages. */
const RESERVED_VARIABLES = ['NODE_ENV', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'];

/** The environment of a process that builds pages or cards; `src/site/environment.ts` reads it. */
export function environmentFor(options: PagesOptions): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !RESERVED_VARIABLES.includes(name))),
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    BROADSHEET_CONTENT: options.contentDir,
    BROADSHEET_OUT: options.outDir,
    BROADSHEET_CACHE: options.cacheDir,
    BROADSHEET_SNAPSHOT: options.snapshot,
    ...(options.siteUrl !== undefined && { BROADSHEET_SITE: options.siteUrl }),
    ...(options.isPortable === true && { BROADSHEET_PORTABLE: '1' }),
  };
}

/** The pages could not be built; the message ends with the output of the process that failed. */
export class PagesError extends Error {
  override readonly name = 'PagesError';
}

/**
 * The heap limit of the process in megabytes, a minimum and a part for each paper: twice what the catalog needs. With a higher
 * limit V8 collects garbage too late; Node's default is too low for large archives.
 */
const HEAP = { minimum: 1000, perPaper: 0.04 };

/**
 * Builds the pages into `outDir`: compiles them, unless that was done before, and renders them in other processes. `papers` is
 * the number of papers in the store. `onPage` gets the number of pages written so far, `onNotice` each warning and error.
 * @returns the number of errors that left something out, such as files that cannot be read.
 * @throws {PagesError}
 */
export async function buildPages(
  options: PagesOptions,
  papers: number,
  onPage: (written: number) => void,
  onNotice: (line: string) => void,
): Promise<number> {
  const { folder, siteFolder } = await compilePages(options, onNotice);
  await cp(siteFolder, options.outDir, { recursive: true });
  await mkdir(options.cacheDir, { recursive: true });
  const script = fileURLToPath(new URL('rendering/site-worker.ts', import.meta.url));
  const child = fork(script, [folder], {
    cwd: projectRoot,
    env: { ...environmentFor(options), BROADSHEET_ASSETS: join(siteFolder, 'assets') },
    execArgv: heapFor(papers),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let problems = 0;
  child.on('message', (message: FromSiteWorker) => {
    if ('rendered' in message) onPage(message.rendered);
    else if ('notice' in message) onNotice(message.notice);
    else {
      problems += 1;
      onNotice(message.problem);
    }
  });
  const errors = child.stderr === null ? () => '' : collectText(child.stderr);
  if ((await exitCodeOf(child)) !== 0)
    throw new PagesError(`The pages could not be rendered.\n\n${errors()}`);
  return problems;
}

/** The Node.js option for the heap limit; none if NODE_OPTIONS sets it already. */
function heapFor(papers: number): string[] {
  if (process.env.NODE_OPTIONS?.includes('max-old-space-size') === true) return [];
  return [`--max-old-space-size=${Math.ceil(HEAP.minimum + HEAP.perPaper * papers)}`];
}
