import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = process.cwd();
const contentDir = resolve(root, process.env.BROADSHEET_CONTENT ?? 'content');

/** The folders of a build. The commands set the variables; the defaults are the project's own folders. */
export const environment = {
  /** The folder of `site.yaml`, `topics.yaml` and `papers/`. */
  contentDir,
  outDir: resolve(root, process.env.BROADSHEET_OUT ?? 'dist'),
  /** Builds that run at the same time need a cache each. */
  cacheDir: resolve(root, process.env.BROADSHEET_CACHE ?? 'node_modules/.astro'),
  /** The folder into which compiled pages are written, if Astro shall only compile them. */
  compiledDir: process.env.BROADSHEET_COMPILED,
  /** The folder of the bundled scripts, if this process renders compiled pages. */
  assetsDir: process.env.BROADSHEET_ASSETS,
  /** The address at which the site will be published, if the command line gives one. */
  siteUrl: process.env.BROADSHEET_SITE,
  /** The file of the snapshot of the papers that a build has taken; without it, the store itself is read. */
  snapshot: process.env.BROADSHEET_SNAPSHOT,
  /** Whether the pages are for a portable copy, which is opened from a folder, without a server. */
  isPortable: process.env.BROADSHEET_PORTABLE !== undefined,
} as const;

/** The path of a file in the content folder, else of the shipped one, else `undefined`. */
export function contentFile(name: string): string | undefined {
  return [join(contentDir, name), join(root, 'content', name)].find((path) => existsSync(path));
}
