import { existsSync, statSync } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { urls } from '../catalog/urls/urls.ts';
import { OutputError } from './place/output-error.ts';

/**
 * The file in an output folder that lists the files of the build, one path a line. If a path ends in a slash,
 * all files in that folder belong to the build. Files that are not listed belong to somebody else, and are
 * kept.
 */
export const FILE_LIST = '.broadsheet-files.txt';

/** The files and folders that a build wrote into an output folder; paths are relative to it, with `/`. */
interface BuiltFiles {
  file(path: string): Promise<boolean> | boolean;
  folder(path: string): boolean;
  /** Whether every file in a folder belongs to the build. */
  whole(path: string): boolean;
}

/**
 * The text of the file list of a site.
 * @param paths all files of the site, sorted. All files below `wholeFolders` belong to the build.
 * @param digest a digest of the files, which tells two sites with the same names apart.
 */
export function fileList(paths: Iterable<string>, wholeFolders: readonly string[], digest: string): string {
  const listed = new Set<string>();
  for (const path of paths) {
    const folder = wholeFolders.find((whole) => path.startsWith(`${whole}/`));
    if (path !== FILE_LIST) listed.add(folder === undefined ? path : `${folder}/`);
  }
  const head = [
    '# The files that Broadsheet wrote into this folder. The next build replaces them and keeps all others.',
    `# Digest: ${digest}`,
  ];
  return `${[...head, ...[...listed].sort()].join('\n')}\n`;
}

/**
 * The files that a former build of this or an older version wrote into `folder`; `undefined` if it is no output of a build.
 * @throws {OutputError} if something else than a file is in the place of their list.
 */
export async function builtFilesIn(folder: string): Promise<BuiltFiles | undefined> {
  const list = join(folder, FILE_LIST);
  const stats = statSync(list, { throwIfNoEntry: false });
  if (stats?.isFile() === false)
    throw new OutputError(
      `${list} is ${stats.isDirectory() ? 'a folder' : 'a pipe or a device'}, in the place of the list of the files that a build wrote.`,
      'Remove it, and build into a new one with --out, or into this one after moving its files away.',
    );
  if (stats !== undefined) return fromList((await readFile(list, 'utf8')).split(/\r?\n/u));
  return (await isUnlistedBuild(folder)) ? fromUnlistedBuild(folder) : undefined;
}

function fromList(lines: readonly string[]): BuiltFiles {
  const paths = new Set(lines.filter((line) => line !== '' && !line.startsWith('# ')));
  const folders = new Set<string>();
  for (const path of paths)
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
      folders.add(path.slice(0, at));
  return {
    file: (path) => paths.has(path) || path === FILE_LIST,
    folder: (path) => folders.has(path),
    whole: (path) => paths.has(`${path}/`),
  };
}

/** A text in the head of every built page, and of hardly any other page: the policy of older versions, and that of this one. */
const PAGE_MARK = /'wasm-unsafe-eval'|default-src 'none'; script-src 'self' 'sha256-/u;
const HEAD_BYTES = 4096;

/** Files that every complete build has. */
const REQUIRED_FILES = [urls.home(), urls.notFound(), urls.search()].map((path) => path.slice(1));

/** Whether a folder is the output of a version that wrote no file list. */
async function isUnlistedBuild(folder: string): Promise<boolean> {
  for (const name of REQUIRED_FILES) {
    if (!existsSync(join(folder, name)) || !(await isOurPage(join(folder, name)))) return false;
  }
  return true;
}

async function isOurPage(path: string): Promise<boolean> {
  // Opening a pipe would wait for a writer.
  if (!statSync(path).isFile()) return false;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return PAGE_MARK.test(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await file.close();
  }
}

const LEGACY_FOLDERS = new Set('assets authors days months pagefind papers topics weeks years'.split(' '));
const LEGACY_FILES =
  /^(?:(?:404|archive|authors|feeds|index|search|topics|trending)\.html|feeds?\.(?:xml|json|opml)|robots\.txt|icon\.svg|card\.png|sitemap-[\w-]+\.xml)$/u;

/** The files of a build without a file list: pages with the mark, and files of the types that builds wrote. */
function fromUnlistedBuild(root: string): BuiltFiles {
  return {
    file: (path) => {
      if (!path.includes('/')) return LEGACY_FILES.test(path);
      if (path.endsWith('.html')) return isOurPage(join(root, path));
      return /\.(?:bib|css|js|json|png|svg|woff2|xml)$/u.test(path);
    },
    folder: (path) => LEGACY_FOLDERS.has(path.split('/', 1)[0] ?? ''),
    whole: (path) => path === 'pagefind',
  };
}

/** The paths of the files in a folder that a build wrote, as far as they are there; none if it is no output of a build. */
export async function builtPaths(folder: string): Promise<string[]> {
  const built = await builtFilesIn(folder);
  if (built === undefined) return [];
  const paths: string[] = [];
  const folders = [{ at: '', isWhole: false }];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { at, isWhole } = next;
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = `${at}${entry.name}`;
      if (entry.isDirectory()) {
        const isWholeBelow = isWhole || built.whole(path);
        if (isWholeBelow || built.folder(path)) folders.push({ at: `${path}/`, isWhole: isWholeBelow });
      } else if (isWhole || (entry.isFile() && path !== FILE_LIST && (await built.file(path))))
        paths.push(path);
    }
  }
  return paths.sort();
}

/** The paths in a folder that no build wrote: files, or whole folders. */
export async function foreignPaths(folder: string): Promise<string[]> {
  const built = await builtFilesIn(folder);
  const foreign: string[] = [];
  const folders = [''];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = `${at}${entry.name}`;
      if (entry.isDirectory() && built?.whole(path) === true) continue;
      if (entry.isDirectory() && built?.folder(path) === true) folders.push(`${path}/`);
      else if (!entry.isFile() || (await built?.file(path)) !== true) foreign.push(path);
    }
  }
  return foreign.sort();
}
