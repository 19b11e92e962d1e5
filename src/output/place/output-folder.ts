import { existsSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, parse, resolve, sep } from 'node:path';
import { UsageError } from '../../commands/usage-error.ts';
import { builtFilesIn } from '../built-files.ts';

const MAX_LINKS = 40;

/** Folders of the content folder that must not be an output folder. */
const CONTENT_FOLDERS = ['papers', 'inbox', 'quarantine', 'public', '.cache'];

/**
 * The folder that a build writes to if `out` is its output folder. If `out` is a symbolic link, it is the link's target, so that
 * the link stays.
 */
export function outputFolder(out: string, links = 0): string {
  const path = resolve(out);
  if (links > MAX_LINKS)
    throw new UsageError(`The output folder ${out} is a link that leads in a circle.`, 'Remove the link.');
  try {
    return realpathSync(path);
  } catch {
    // It does not exist yet, or is a link to a folder that does not exist yet.
  }
  const parent = dirname(path);
  if (parent === path) return path;
  const place = join(outputFolder(parent, links), basename(path));
  let target: string;
  try {
    target = readlinkSync(place);
  } catch {
    return place;
  }
  return outputFolder(resolve(dirname(place), target), links + 1);
}

/**
 * Refuses an output folder that a build must not replace: one with files that are not from a build, or the content folder.
 * @throws {UsageError}
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
  // The project has a content folder with the shipped settings even if the papers are in another one.
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

/** Whether a file belongs to version control or the host. A folder with such files only counts as empty. */
function isHostFile(name: string): boolean {
  return name.startsWith('.') || name === 'CNAME';
}

function isWithin(path: string, folder: string): boolean {
  return `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
