import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from '../../src/serving/server.ts';
import { findBrowser } from './browser.ts';
import { dailyFiles } from './papers.ts';

/** A site that was built for the tests: the sample, made-up papers, and some that ask for trouble. */
export interface TestSite {
  readonly browser: string;
  /** Where it is served, at a domain's root and below a path; both end in a slash. */
  readonly root: string;
  readonly based: string;
  /** The same, without its search index. */
  readonly indexless: string;
  readonly content: string;
  readonly folder: string;
  /** A copy of the folder whose path has a space and a `#` in it. */
  readonly oddFolder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    site: TestSite;
  }
}

const project = join(import.meta.dirname, '../..');

/** Builds and serves the site once for all files of tests. */
export default async function setup(vitest: TestProject): Promise<() => Promise<void>> {
  const browser = await findBrowser();
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-e2e-'));
  const [content, folder] = [join(work, 'content'), join(work, 'site')];
  const generated = join(work, 'generated');
  await mkdir(generated);
  await mkdir(content);
  await writeFile(join(content, 'site.yaml'), 'subscribers: { address: https://lists.example.org/ }\n');
  for (const [name, text] of dailyFiles()) await writeFile(join(generated, name), text);
  // Whoever has cleared the sample away still has tests.
  const inbox = join(project, 'content/inbox');
  const inputs = [...(existsSync(inbox) ? [inbox] : []), generated, join(import.meta.dirname, 'cases')];
  run('scripts/ingest.ts', [...inputs, '--content', content, '--captured', '2026-11-01']);
  run('scripts/build.ts', [
    '--content',
    content,
    '--out',
    folder,
    '--site',
    'https://papers.example.org/some/base/',
  ]);
  const oddFolder = join(work, 'a copy #1 für alle');
  const withoutIndex = join(work, 'indexless');
  await cp(folder, oddFolder, { recursive: true });
  await cp(folder, withoutIndex, { recursive: true, filter: (path) => !path.endsWith('pagefind') });
  const common = { host: '127.0.0.1', port: 0, anyPort: true };
  const served = await Promise.all([
    serve({ ...common, folder, base: '/' }),
    serve({ ...common, folder, base: '/some/base/' }),
    serve({ ...common, folder: withoutIndex, base: '/' }),
  ]);
  const [root = '', based = '', indexless = ''] = served.map(({ address }) => address);
  vitest.provide('site', { browser, root, based, indexless, content, folder, oddFolder });
  return async () => {
    await Promise.all(served.map(({ close }) => close()));
    await rm(work, { recursive: true, force: true });
  };
}

/** Runs one of the commands as a reader of the manual would, and shows what it printed where it fails. */
function run(script: string, args: readonly string[]): void {
  try {
    execFileSync(process.execPath, [join(project, script), ...args], { cwd: project, stdio: 'pipe' });
  } catch (error) {
    const printed = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw new Error(`${script} ${args.join(' ')} failed:\n${printed}`);
  }
}
