import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodeOf } from '../../commands/child-process.ts';
import { projectRoot } from '../../commands/program.ts';
import { readCacheFile } from '../../store/cache/cache-file.ts';
import { moveIntoCache, openCacheFolder } from '../../store/cache/cache-folder.ts';
import { isFolder, isThere } from '../../store/file-stats.ts';
import { markUsed, removeUnused } from '../../store/unused-files.ts';
import { withWorkFolder } from '../work-folder.ts';
import { compilationKey } from './compilation-key.ts';
import { environmentFor, PagesError, type PagesOptions } from './pages-options.ts';

const CACHE = join(projectRoot, '.cache', 'pages');
/** The files that every site with this code and these settings has: styles, fonts, scripts, icons. */
const SITE_FOLDER = 'site';
/** The SHA-256 of each file of a compilation. */
const DIGESTS_FILE = 'digests.json';
const UNUSED_DAYS = 14;
// Enough lines for an error with its stack.
const LINES_KEPT = 60;

/** Compiled pages on disk; absolute paths. */
export interface Compilation {
  /** A digest of code and settings. */
  readonly key: string;
  readonly folder: string;
  /** The files that are copied into the site. */
  readonly siteFolder: string;
}

/**
 * Compiles the pages, or returns those that were compiled before from the same code and settings. A damaged compilation is made
 * again, which `onNotice` is told.
 * @throws {PagesError} with Astro's output if the pages cannot be compiled.
 */
export async function compilePages(
  options: PagesOptions,
  onNotice: (line: string) => void,
): Promise<Compilation> {
  const key = await compilationKey(options);
  const folder = join(CACHE, key);
  const compilation = { key, folder, siteFolder: join(folder, SITE_FOLDER) };
  openCacheFolder(CACHE);
  if (isThere(folder)) {
    if (isFolder(folder) && (await isWhole(folder))) {
      markUsed(folder, new Date());
      return compilation;
    }
    onNotice(`warning: The compiled pages in ${folder} are damaged. They are made again.`);
    await rm(folder, { recursive: true, force: true });
  }
  await removeUnused(CACHE, UNUSED_DAYS, new Date());
  await withWorkFolder(
    join(projectRoot, '.cache'),
    async (work) => {
      const draft = join(work, 'compiled');
      await runAstro(options, work, draft);
      await rename(join(work, 'site'), join(draft, SITE_FOLDER));
      await writeFile(join(draft, DIGESTS_FILE), JSON.stringify(await digestsOf(draft)));
      // Another build may have compiled the same pages meanwhile.
      moveIntoCache(draft, folder);
    },
    'compile',
  );
  return compilation;
}

async function runAstro(options: PagesOptions, work: string, draft: string): Promise<void> {
  const astro = fileURLToPath(new URL('bin/astro.mjs', import.meta.resolve('astro/package.json')));
  const child = spawn(process.execPath, [astro, 'build'], {
    cwd: projectRoot,
    env: {
      ...environmentFor({ ...options, outDir: join(work, 'site'), cacheDir: join(work, 'cache') }),
      BROADSHEET_COMPILED: draft,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      lines.push(...chunk.split('\n'));
      lines.splice(0, lines.length - LINES_KEPT);
    });
  if ((await exitCodeOf(child)) !== 0)
    throw new PagesError(`The pages could not be compiled. Astro says:\n\n${lines.join('\n')}`);
}

async function digestsOf(folder: string): Promise<Record<string, string>> {
  const digests: [string, string][] = [];
  for await (const entry of glob('**/*', { cwd: folder, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === DIGESTS_FILE) continue;
    const path = join(entry.parentPath, entry.name);
    const digest = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    digests.push([path.slice(folder.length), digest]);
  }
  return Object.fromEntries(digests.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function isWhole(folder: string): Promise<boolean> {
  try {
    const written = readCacheFile(join(folder, DIGESTS_FILE))?.toString();
    return written === JSON.stringify(await digestsOf(folder));
  } catch {
    return false;
  }
}
