import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/commands/program.ts';
import { serve } from '../../src/serving/server.ts';
import { unzipped } from '../../tests/building/unzip.ts';
import { dailyFiles } from '../../tests/e2e/papers.ts';
import type { Place } from './checks/check.ts';
import { addRecorder } from './engines/recorder.ts';

/** What is checked: the folder of a site, and the zip file of a portable copy. */
export interface Sites {
  readonly site: string;
  readonly portable: string;
}

/** Builds the sample with the papers of the tests, so that it is large enough for a search by description, and its portable copy, except for what is given. */
export function buildSites(work: string, { site, portable }: Partial<Sites>): Sites {
  const content = join(work, 'content');
  const built = { site: site ?? join(work, 'site'), portable: portable ?? join(work, 'portable.zip') };
  if (site !== undefined && portable !== undefined) return built;
  const inbox = join(projectRoot, 'content/inbox');
  const inputs = [...(existsSync(inbox) ? [inbox] : []), join(projectRoot, 'tests/e2e/cases')];
  const generated = join(work, 'generated');
  mkdirSync(generated);
  for (const [name, text] of dailyFiles()) writeFileSync(join(generated, name), text);
  command('ingest.ts', [...inputs, generated, '--content', content, '--captured', '2026-11-01']);
  if (site === undefined) command('build.ts', ['--content', content, '--out', built.site]);
  if (portable === undefined) command('bundle.ts', ['--content', content, '--out', built.portable]);
  return built;
}

function command(script: string, args: readonly string[]): void {
  // Its standard output is a report for somebody else; its errors are for the reader of this command.
  execFileSync(process.execPath, [join(projectRoot, 'scripts', script), ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** A site that can be visited, until {@link stop}. */
export interface Visited extends Place {
  /** Serves the site again after {@link Place.stop}. */
  readonly begin: () => Promise<void>;
}

/** Copies a site and serves the copy. @param withRecorder whether its pages record problems themselves. */
export async function servedPlace(site: string, work: string, withRecorder: boolean): Promise<Visited> {
  const folder = withRecorder ? join(work, 'recorded') : site;
  if (withRecorder && !existsSync(folder)) {
    await cp(site, folder, { recursive: true });
    await addRecorder(folder, true);
  }
  // A browser whose problems the pages record shows narrow pages in a frame.
  const start = (port: number) =>
    serve({
      folder,
      base: '/',
      host: '127.0.0.1',
      port,
      anyPort: port === 0,
      canBeFramed: withRecorder,
    });
  let served = await start(0);
  let isServing = true;
  const { address } = served;
  return {
    ...(await contentsOf(folder)),
    addressOf: (file) => new URL(file, address).href,
    stop: async () => {
      if (isServing) await served.close();
      isServing = false;
    },
    begin: async () => {
      if (!isServing) served = await start(Number(new URL(address).port));
      isServing = true;
    },
  };
}

/** Unpacks a portable copy into a folder that somebody named. */
export async function copiedPlace(portable: string, work: string, withRecorder: boolean): Promise<Visited> {
  const stick = join(work, withRecorder ? 'recorded copy' : 'copy', 'My USB #1 ü');
  for (const [path, bytes] of await unzipped(portable)) {
    const file = join(stick, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  const [name = ''] = await readdir(stick);
  const folder = join(stick, name);
  if (withRecorder) await addRecorder(folder, false);
  return {
    ...(await contentsOf(folder)),
    addressOf: (file) => pathToFileURL(join(folder, file)).href,
    stop: () => Promise.resolve(),
    begin: () => Promise.resolve(),
  };
}

async function contentsOf(folder: string): Promise<Pick<Place, 'pages' | 'read'>> {
  const names = await readdir(folder, { recursive: true });
  const pages = names.map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.html'));
  return { pages: pages.toSorted(), read: (file) => readFile(join(folder, file), 'utf8') };
}
