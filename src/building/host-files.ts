import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HEADERS_FILE, headersFile } from '../hosting/headers-file.ts';
import { builtFilesIn } from './built-files.ts';
import type { BuildOptions } from './options.ts';
import { outputFolder } from './output-folder.ts';
import { NO_JEKYLL, PUBLIC_FOLDER } from './public-files.ts';

/**
 * Writes `.nojekyll` and `_headers` into a built site. A file `_headers` of the owner stays as it is, in the public folder or in
 * the output folder. A portable copy has no `_headers`.
 * @param draft the folder of the new site, into which the owner's own files have been copied.
 * @param notice is told whose file is used, if it is not that of the build.
 */
export async function writeHostFiles(
  draft: string,
  { outDir, siteUrl, isPortable = false }: Pick<BuildOptions, 'outDir' | 'siteUrl' | 'isPortable'>,
  notice: (text: string) => void,
): Promise<void> {
  await writeFile(join(draft, NO_JEKYLL), '');
  if (isPortable) return;
  const out = outputFolder(outDir);
  const own = existsSync(join(draft, HEADERS_FILE))
    ? `${PUBLIC_FOLDER}/${HEADERS_FILE} of the content folder`
    : (await isOwnersFile(out))
      ? join(out, HEADERS_FILE)
      : undefined;
  if (own === undefined) {
    const base = siteUrl === undefined ? '/' : new URL(siteUrl).pathname.replace(/\/*$/u, '/');
    await writeFile(join(draft, HEADERS_FILE), headersFile(base));
    return;
  }
  notice(`note: the site has your own ${HEADERS_FILE}, ${own}, and not the one that a build writes.`);
}

/** Whether an output folder has a `_headers` that no build wrote. */
async function isOwnersFile(out: string): Promise<boolean> {
  if (!existsSync(join(out, HEADERS_FILE))) return false;
  return (await (await builtFilesIn(out))?.file(HEADERS_FILE)) !== true;
}
