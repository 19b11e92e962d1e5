import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../commands/usage-error.ts';
import type { NextSite } from '../../output/next-site.ts';

/** The folder of the content folder whose files are copied into the site: `public/CNAME`, `public/cv/me.pdf`. */
export const PUBLIC_FOLDER = 'public';

/** This file tells GitHub Pages to publish all files without running Jekyll, which leaves some out. */
export const NO_JEKYLL = '.nojekyll';

/** Files of operating systems and version control. */
const IGNORED = new Set([
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
  '.git',
  '.gitkeep',
  '.gitignore',
  NO_JEKYLL,
]);

/**
 * Adds the owner's files from the public folder to a site.
 * @throws {UsageError} if one would replace a file of the build, ignoring case, or cannot be read.
 */
export async function copyPublicFiles(contentDir: string, site: NextSite): Promise<void> {
  const source = join(contentDir, PUBLIC_FOLDER);
  if (!existsSync(source)) return;
  const known = takenPaths(site);
  const below = await pathsBelow(source, (name) => !IGNORED.has(name));
  const own = [...below].filter((path) => !path.endsWith('/')).sort();
  const collisions = own.filter((path) => isTaken(path, known));
  if (collisions.length > 0) {
    const listed = collisions.map((path) => `${PUBLIC_FOLDER}/${path}`).join(', ');
    throw new UsageError(
      `${listed} in the content folder would replace what the build makes.`,
      'Give your file another name. The icon, the logo, fonts and colours are set in site.yaml.',
    );
  }
  for (const path of own) site.copy(path, join(source, path));
}

/** The paths of files and folders of a site in lower case; those of folders end in a slash. */
function takenPaths(site: NextSite): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const path of site.paths()) {
    const lower = path.toLowerCase();
    taken.add(lower);
    for (let at = lower.lastIndexOf('/'); at > 0; at = lower.lastIndexOf('/', at - 1)) {
      const folder = lower.slice(0, at + 1);
      if (taken.has(folder)) break;
      taken.add(folder);
    }
  }
  return taken;
}

/** Whether the build has a file or folder at this path, or a file at the path of one of its folders. */
function isTaken(path: string, known: ReadonlySet<string>): boolean {
  const lower = path.toLowerCase();
  if (known.has(lower) || known.has(`${lower}/`)) return true;
  for (let at = lower.indexOf('/'); at > 0; at = lower.indexOf('/', at + 1)) {
    if (known.has(lower.slice(0, at))) return true;
  }
  return false;
}

/** The files and folders below a folder, also behind links; paths of folders end in a slash. */
async function pathsBelow(folder: string, isWanted: (name: string) => boolean): Promise<Set<string>> {
  const found = new Set<string>();
  const folders = [''];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const name of await readdir(join(folder, at))) {
      if (!isWanted(name)) continue;
      const path = `${at}${name}`;
      const isFolder = await isDirectory(join(folder, path));
      if (isFolder) folders.push(`${path}/`);
      found.add(isFolder ? `${path}/` : path);
    }
  }
  return found;
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    throw new UsageError(`${path} is a link to a missing file.`, 'Remove it, or restore its target.');
  }
}
