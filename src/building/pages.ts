import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../commands/program.ts';

/** What a build reads and where it writes; absolute paths. */
export interface PagesOptions {
  readonly contentDir: string;
  readonly outDir: string;
  readonly cacheDir: string;
  readonly siteUrl?: string;
}

/** Names that `import.meta.env` gives a meaning to; a variable of the same name would change the pages. */
const RESERVED_VARIABLES = ['NODE_ENV', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'];

/** The variables by which the pages know where their content is. */
export function environmentFor(options: PagesOptions): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !RESERVED_VARIABLES.includes(name))),
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    BROADSHEET_CONTENT: options.contentDir,
    BROADSHEET_OUT: options.outDir,
    BROADSHEET_CACHE: options.cacheDir,
    ...(options.siteUrl !== undefined && { BROADSHEET_SITE: options.siteUrl }),
  };
}

/** The pages could not be built; the message ends with what was printed. */
export class PagesError extends Error {
  override readonly name = 'PagesError';
}

/** How a page that has been written looks in what Astro prints. */
const PAGE_LINE = /[├└]─ .*\.(?:html|js)/u;
const NOTICE = /\[(?:WARN|ERROR)\]|^\s+hint:/u;
// A new site has no papers yet, and its pages say so.
const EMPTY = 'does not exist or is empty';
// The time, and the part of Astro that speaks; what remains is the message.
const PREFIX = /^\d\d:\d\d:\d\d\s+(?:\[(?:WARN|ERROR)\]\s+)?(?:\[(?:paper-store|site\.yaml)\]\s+)?/u;
/**
 * How many megabytes of objects the pages may hold, at the least and for each paper: twice what they need. With more room
 * nothing is thrown away until it is full of what nobody needs any more; with what is usual, large archives do not fit.
 */
const HEAP = { least: 1000, perPaper: 0.04 };
// Enough to hold an error with its stack.
const LINES_KEPT = 60;

/**
 * Builds the pages of so many papers in a process of its own, so that their memory is free again before the search index
 * is made.
 * `onPage` hears how many have been written; `onNotice` every warning and error that the pages print.
 * @returns how many problems there were that left something out, such as files that cannot be read.
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
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new PagesError(`The pages could not be built. Astro says:\n\n${lines.join('\n')}`);
  return problems;
}

/** The option that limits the memory of objects, unless a person has set it. */
function heapFor(papers: number): string[] {
  if (process.env.NODE_OPTIONS?.includes('max-old-space-size') === true) return [];
  return [`--max-old-space-size=${Math.ceil(HEAP.least + HEAP.perPaper * papers)}`];
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
