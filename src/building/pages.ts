import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { exitCodeOf } from '../commands/child-process.ts';
import { projectRoot } from '../commands/program.ts';

/** The folders that Astro reads and writes; absolute paths. */
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

/** The pages could not be built; the message ends with Astro's output. */
export class PagesError extends Error {
  override readonly name = 'PagesError';
}

/** A line that Astro prints for a page that it has written. */
const PAGE_LINE = /[├└]─ .*\.(?:html|js)/u;
const NOTICE = /\[(?:WARN|ERROR)\]|^\s+hint:/u;
// Astro warns of an empty collection; a new site has no papers yet.
const EMPTY = 'does not exist or is empty';
// The time and the name of Astro's component before the message.
const PREFIX = /^\d\d:\d\d:\d\d\s+(?:\[(?:WARN|ERROR)\]\s+)?(?:\[(?:paper-store|site\.yaml)\]\s+)?/u;
/**
 * The heap limit of the process in megabytes, a minimum and a part for each paper: twice what the pages need. With a higher
 * limit V8 collects garbage too late; Node's default is too low for large archives.
 */
const HEAP = { minimum: 1000, perPaper: 0.04 };
// Enough lines for an error with its stack.
const LINES_KEPT = 60;

/**
 * Builds the pages in a process of its own, so that its memory is free again before the search index is built. `papers` is
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
  const astro = fileURLToPath(new URL('bin/astro.mjs', import.meta.resolve('astro/package.json')));
  const child = spawn(process.execPath, [...heapFor(papers), astro, 'build'], {
    cwd: projectRoot,
    env: environmentFor(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let written = 0;
  let problems = 0;
  const listen = (line: string) => {
    if (PAGE_LINE.test(line)) {
      written += 1;
      onPage(written);
    } else if (NOTICE.test(line) && !line.includes(EMPTY)) {
      if (line.includes('[ERROR]')) problems += 1;
      onNotice(line.replace(PREFIX, ''));
    }
    lines.push(line);
    if (lines.length > LINES_KEPT) lines.shift();
  };
  onLines(child.stdout, listen);
  onLines(child.stderr, listen);
  const code = await exitCodeOf(child);
  if (code !== 0) throw new PagesError(`The pages could not be built. Astro says:\n\n${lines.join('\n')}`);
  return problems;
}

/** The Node.js option for the heap limit; none if NODE_OPTIONS sets it already. */
function heapFor(papers: number): string[] {
  if (process.env.NODE_OPTIONS?.includes('max-old-space-size') === true) return [];
  return [`--max-old-space-size=${Math.ceil(HEAP.minimum + HEAP.perPaper * papers)}`];
}

function onLines(stream: NodeJS.ReadableStream, listen: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    parts.forEach(listen);
  });
  stream.on('end', () => rest !== '' && listen(rest));
}
