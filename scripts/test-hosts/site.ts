import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../src/commands/program.ts';
import type { HostedSite } from './checks/check.ts';
import { ask } from './requests.ts';
import type { Base, ServedFolder } from './servers/recipe.ts';

/** A file beside the folder that is served, which no address may lead to. */
export const OUTSIDE = 'secret.txt';

/** Files that an owner may put into the public folder. */
export const OWN_FILES = ['slides/index.html', 'slides/my talk ü.html', '.well-known/security.txt'];

/** Files in the folder of the site that are not for readers. */
export const HIDDEN_FILES = ['.git/config', '.broadsheet-files.txt', '.nojekyll', 'papers/.hidden.html'];

/** Builds the site of the sample. @returns its folder. */
export function buildSample(work: string): string {
  const [content, out] = [join(work, 'content'), join(work, 'site')];
  run('ingest.ts', [join(projectRoot, 'content/inbox'), '--content', content, '--captured', '2026-11-01']);
  run('build.ts', ['--content', content, '--out', out, '--site', 'https://papers.example.org/base/']);
  return out;
}

function run(script: string, args: readonly string[]): void {
  execFileSync(process.execPath, [join(projectRoot, 'scripts', script), ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Copies a site into a folder that a server can serve, with further files. @returns the folder at the server's root. */
export async function copySite(site: string, work: string, base: Base): Promise<string> {
  const root = join(work, base === '/' ? 'at-root' : 'below', 'www');
  const folder = join(root, base);
  // Apache does not trust the ETag of a file that has just changed.
  await cp(site, folder, { recursive: true, preserveTimestamps: true });
  for (const file of [...OWN_FILES, ...HIDDEN_FILES]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `<!doctype html><title>The owner’s file</title>${file}\n`);
  }
  await writeFile(join(root, '..', OUTSIDE), 'top secret');
  return root;
}

/** A site that a server serves, as checks see it. */
export async function hostedSite({ base, root, port }: ServedFolder): Promise<HostedSite> {
  const folder = join(root, base);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replace(/^\//u, ''))
    .filter((path) => !/(?:^|\/)\./u.test(path))
    .sort();
  return {
    base,
    files,
    read: (file) => readFile(join(folder, file)),
    get: (path, options) => ask(port, `${base}${path}`, options),
    getFromRoot: (path) => ask(port, path),
  };
}
