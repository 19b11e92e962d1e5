import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = process.cwd();
const contentDir = resolve(root, process.env.BROADSHEET_CONTENT ?? 'content');

/** Where a build reads and writes. The commands set the variables; without them the project's own folders are meant. */
export const environment = {
  /** The folder of `site.yaml`, `topics.yaml` and `papers/`. */
  contentDir,
  outDir: resolve(root, process.env.BROADSHEET_OUT ?? 'dist'),
  /** Builds that run at the same time need a cache each. */
  cacheDir: resolve(root, process.env.BROADSHEET_CACHE ?? 'node_modules/.astro'),
  /** The address that the site will have, where the command line said one. */
  siteUrl: process.env.BROADSHEET_SITE,
} as const;

/** The path of an owner's file, else of the one that comes with Broadsheet, else `undefined`. */
export function contentFile(name: string): string | undefined {
  return [join(contentDir, name), join(root, 'content', name)].find((path) => existsSync(path));
}
