import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HEADERS_FILE, headersFile } from '../../hosting/headers-file.ts';
import type { FormerSite } from '../../output/former-site.ts';
import type { NextSite } from '../../output/next-site.ts';
import type { BuildOptions } from '../options.ts';
import { NO_JEKYLL, PUBLIC_FOLDER } from './public-files.ts';

/**
 * Adds `.nojekyll` and `_headers` to a site. A file `_headers` of the owner stays as it is, in the public folder or in
 * the output folder. A portable copy has no `_headers`.
 * @param site the next site, which has the owner's own files already.
 * @param notice is told whose file is used, if it is not that of the build.
 */
export function writeHostFiles(
  site: NextSite,
  { siteUrl, isPortable = false }: Pick<BuildOptions, 'siteUrl' | 'isPortable'>,
  notice: (text: string) => void,
): void {
  site.write(NO_JEKYLL, '');
  if (isPortable) return;
  const own = site.has(HEADERS_FILE)
    ? `${PUBLIC_FOLDER}/${HEADERS_FILE} of the content folder`
    : hasOwnHeaders(site.former)
      ? join(site.former.out, HEADERS_FILE)
      : undefined;
  if (own === undefined) {
    const base = siteUrl === undefined ? '/' : new URL(siteUrl).pathname.replace(/\/*$/u, '/');
    site.write(HEADERS_FILE, headersFile(base));
    return;
  }
  notice(`note: the site has your own ${HEADERS_FILE}, ${own}, and not the one that a build writes.`);
}

/** Whether the output folder of a former site has a `_headers` that no build wrote. */
export function hasOwnHeaders(former: FormerSite): boolean {
  return former.out !== '' && existsSync(join(former.out, HEADERS_FILE)) && !former.isBuilt(HEADERS_FILE);
}
