import { createHash, type Hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../commands/program.ts';
import { filesIn } from '../../site/config-file.ts';
import { readSiteFile } from '../../site/site.ts';
import { settingsFile } from '../configuration.ts';
import type { PagesOptions } from './pages-options.ts';

/** All files of the project that compiled pages depend on. */
const CODE = [
  'src/**/*',
  'public/**/*',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * A digest (32 hexadecimal digits) of all that compiled pages depend on: code, dependencies, settings, the owner's files that
 * these name, and the options of the build.
 */
export async function compilationKey({ contentDir, siteUrl, isPortable }: PagesOptions): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([process.version, siteUrl ?? null, isPortable === true]));
  const code: string[] = [];
  for await (const entry of glob(CODE, { cwd: projectRoot, withFileTypes: true }))
    if (entry.isFile()) code.push(join(entry.parentPath, entry.name));
  for (const file of code.sort()) add(hash, file.slice(projectRoot.length), file);
  const settings = settingsFile(contentDir, 'site.yaml');
  if (settings !== undefined) {
    add(hash, 'site.yaml', settings);
    const { config } = readSiteFile(settings);
    for (const [, path] of filesIn(config)) add(hash, path, join(dirname(settings), path));
  }
  return hash.digest('hex').slice(0, 32);
}

function add(hash: Hash, name: string, file: string): void {
  hash.update(`\0${name}\0`);
  if (existsSync(file)) hash.update(readFileSync(file));
}
