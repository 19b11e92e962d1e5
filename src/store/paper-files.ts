import type { Dirent } from 'node:fs';
import { readdir, realpath, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from './store-error.ts';

/** The folder of the papers, below the content folder. */
export const PAPERS = 'papers';

/**
 * The paths of all papers' files below the content folder, sorted. Symbolic links are followed, since a person may keep a
 * month elsewhere; a file that has been found already is not found again through a link. A broken link, a pipe and a folder with the name
 * of a paper are returned like files, so that reading them reports the problem.
 */
export async function paperFiles(contentDir: string): Promise<string[]> {
  const paths: string[] = [];
  const links = await filesBelow(contentDir, PAPERS, paths);
  if (links.length > 0) await followLinks(contentDir, links, paths);
  return paths.sort();
}

/** Adds the files of a folder and of all below it to `paths`. @returns the links among them, which were not followed. */
async function filesBelow(contentDir: string, top: string, paths: string[]): Promise<string[]> {
  const links: string[] = [];
  const folders = [top];
  // Reads a whole folder at a time, since `stat` for each entry is many times slower.
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await entriesOf(join(contentDir, folder))) {
      if (entry.name.startsWith('.')) continue;
      const path = `${folder}/${entry.name}`;
      const isNamedAsPaper = path.endsWith('.md');
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isSymbolicLink()) links.push(path);
      // A pipe is returned, too.
      else if (isNamedAsPaper) paths.push(path);
      if (isNamedAsPaper && entry.isDirectory()) paths.push(path);
    }
  }
  return links;
}

async function followLinks(contentDir: string, links: readonly string[], paths: string[]): Promise<void> {
  const seen = new Set(await Promise.all(paths.map((path) => realpath(join(contentDir, path)))));
  const waiting = [...links].sort().reverse();
  const folders = new Set<string>();
  for (let link = waiting.pop(); link !== undefined; link = waiting.pop()) {
    const place = join(contentDir, link);
    const target = await stat(place).catch(() => undefined);
    if (target?.isDirectory() === true) {
      const real = await realpath(place);
      // A folder that links to itself would be searched forever.
      if (folders.has(real)) continue;
      folders.add(real);
      const found: string[] = [];
      waiting.push(...(await filesBelow(contentDir, link, found)));
      for (const path of found) await addOnce(contentDir, path, seen, paths);
    } else if (target === undefined) paths.push(link);
    else if (link.endsWith('.md')) await addOnce(contentDir, link, seen, paths);
  }
}

async function addOnce(contentDir: string, path: string, seen: Set<string>, paths: string[]): Promise<void> {
  const real = await realpath(join(contentDir, path));
  if (seen.has(real)) return;
  seen.add(real);
  paths.push(path);
}

/** Removes the empty folders of years and months, and `undated`: a run that was killed may have moved the last file out of one. */
export async function removeEmptyMonths(contentDir: string): Promise<void> {
  for (const { name } of await entriesOf(join(contentDir, PAPERS))) {
    if (!/^(?:\d{4}|undated)$/u.test(name)) continue;
    const year = join(contentDir, PAPERS, name);
    const months = name === 'undated' ? [] : await entriesOf(year).catch(() => []);
    for (const month of months)
      if (/^\d\d$/u.test(month.name)) await rmdir(join(year, month.name)).catch(() => undefined);
    // It fails if anything is in the folder, or if it is a link.
    await rmdir(year).catch(() => undefined);
  }
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    return [];
  }
}
