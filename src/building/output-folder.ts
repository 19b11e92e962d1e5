import { existsSync, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, parse, resolve, sep } from 'node:path';
import { UsageError } from '../commands/usage-error.ts';
import { builtFilesIn, foreignPaths } from './built-files.ts';

const MAX_LINKS = 40;

/** Folders of the content that are no place for a site. */
const CONTENT_FOLDERS = ['papers', 'inbox', 'quarantine', 'public', '.cache'];

/**
 * The folder that a build writes to where `out` was asked for: the one that a link leads to, so that the link stays and
 * its aim is brought up to date.
 */
export function outputFolder(out: string, links = 0): string {
  const path = resolve(out);
  if (links > MAX_LINKS)
    throw new UsageError(`The output folder ${out} is a link that leads in a circle.`, 'Remove the link.');
  try {
    return realpathSync(path);
  } catch {
    // Nothing is there yet, or a link to what is not there yet.
  }
  const parent = dirname(path);
  if (parent === path) return path;
  const place = join(outputFolder(parent, links), basename(path));
  let aim: string;
  try {
    aim = readlinkSync(place);
  } catch {
    return place;
  }
  return outputFolder(resolve(dirname(place), aim), links + 1);
}

/**
 * Refuses an output folder that a build must not replace: one that holds something else than a build, or the content
 * itself. @throws {UsageError}
 */
export async function checkOutputFolder(out: string, contentDir: string, projectRoot: string): Promise<void> {
  const refuse = (what: string, hint = 'Choose a folder of its own with --out.') =>
    new UsageError(`The output folder ${out} ${what}.`, hint);
  const target = outputFolder(out);
  const content = outputFolder(contentDir);
  const project = outputFolder(projectRoot);
  if (target === parse(target).root) throw refuse('is the root of the disk');
  if (target === outputFolder(homedir())) throw refuse('is your home folder');
  if (isWithin(content, target)) throw refuse('holds the content folder, which the build would replace');
  if (isWithin(project, target)) throw refuse('holds the project, which the build would replace');
  // Whoever has papers elsewhere has the shipped settings in the project all the same.
  for (const folder of [content, join(project, 'content')]) {
    const part = CONTENT_FOLDERS.find((name) => isWithin(target, join(folder, name)));
    if (part !== undefined || target === folder)
      throw refuse(`is part of the content: ${join(folder, part ?? '')} is no place for a site`);
  }
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory())
    throw refuse('is a file', 'Choose another name with --out, or remove it.');
  if ((await builtFilesIn(target)) !== undefined) return;
  const names = (await readdir(target)).filter((name) => !isHostFile(name));
  if (names.length === 0) return;
  const some = names.slice(0, 3).join(', ');
  throw refuse(
    `holds files that are not from a build, such as ${some}`,
    'Choose another folder with --out, or empty that one.',
  );
}

/** Whether a file is not of a site but of where it is kept or published: a folder with nothing else is as good as empty. */
function isHostFile(name: string): boolean {
  return name.startsWith('.') || name === 'CNAME';
}

/** How many files are named in one message. */
const MAX_NAMED = 5;

/**
 * Refuses to put a build where files stand that nobody built and that would have to give way to it. Files with the same
 * bytes may. @throws {UsageError}
 */
export async function checkForeignFiles(out: string, draft: string): Promise<void> {
  if (!existsSync(out)) return;
  const inTheWay: string[] = [];
  for (const path of await foreignPaths(out)) inTheWay.push(...(await conflicts(out, draft, path)));
  if (inTheWay.length === 0) return;
  const more = inTheWay.length > MAX_NAMED ? ` and ${inTheWay.length - MAX_NAMED} more` : '';
  throw new UsageError(
    `The output folder ${out} holds ${inTheWay.slice(0, MAX_NAMED).join(', ')}${more}, which no build made and this one would replace.`,
    'Move them away; files of your own that belong to the site are kept in the folder public of the content folder.',
  );
}

/** The paths at and below `path` at which two folders hold different files. */
async function conflicts(one: string, other: string, path: string): Promise<string[]> {
  const [a, b] = [join(one, path), join(other, path)];
  if (!existsSync(b)) return [];
  if (isFolder(a) && isFolder(b)) {
    const found: string[] = [];
    for (const name of await readdir(a)) found.push(...(await conflicts(one, other, `${path}/${name}`)));
    return found;
  }
  if (isFolder(a) || isFolder(b)) return [path];
  return (await readFile(a)).equals(await readFile(b)) ? [] : [path];
}

/** Whether a path is a folder itself, and no link to one. */
function isFolder(path: string): boolean {
  return lstatSync(path).isDirectory();
}

function isWithin(path: string, folder: string): boolean {
  return `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
