import { constants, existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { filesBelow } from '../../store/folder-files.ts';
import { MANIFEST_FILE } from '../format/manifest.ts';
import { COMMON_FOLDERS, commonFilesOfIndex } from '../pagefind/common-files.ts';
import { linkFolder } from './shard-cache.ts';

/**
 * A list of the names of the files and folders that a build wrote into the folder of the index. Other files there come from the
 * previous build: pages that were opened then, or a cached manifest, still use them. Only the next build reads this list.
 * @example ["2026-07.c8db5776", "authors.f25c0ef1", "pagefind.02746cc5.js", "shards.json"]
 */
export const PARTS_FILE = 'parts.json';

/** Names only, never paths to other folders. */
const partsSchema = z.array(z.string().regex(/^\w[\w.-]*$/u));

/**
 * Writes the names of all files and folders of a new index, before files of the previous build are added.
 * @param kept names that may not be in `index`, since the site has them already.
 */
export async function writePartsList(index: string, kept: Iterable<string> = []): Promise<void> {
  const names = [...new Set([...(await readdir(index)), ...kept])]
    .filter((name) => name !== PARTS_FILE && !COMMON_FOLDERS.includes(name))
    .sort();
  await writeFile(join(index, PARTS_FILE), `${JSON.stringify(names, null, 1)}\n`);
}

/**
 * Copies the parts of the former index into the new one, except parts that the former index had kept from an earlier build.
 * If both indexes are the same, these are kept as well, so that a build without changes changes no file.
 */
export async function keepFormerGeneration(former: string, index: string): Promise<void> {
  if (!existsSync(former)) return;
  const own = await partsOf(former);
  const isSame = existsSync(join(former, PARTS_FILE)) && (await partsOf(index)).join('\0') === own.join('\0');
  for (const name of isSame ? await readdir(former) : own) {
    const [from, to] = [join(former, name), join(index, name)];
    // All other names have a digest in them.
    if (existsSync(to) || name === MANIFEST_FILE || COMMON_FOLDERS.includes(name) || !existsSync(from))
      continue;
    await copy(from, to);
  }
  await keepCommonFiles(former, index, isSame);
}

/** The same for the files that all shards share: they have no folder of a build, so the lists of the former shards name them. */
async function keepCommonFiles(former: string, index: string, isSame: boolean): Promise<void> {
  const all = async () => (await filesBelow(former)).filter(isCommon);
  const files = isSame ? await all() : commonFilesOfIndex((path) => readFileSync(join(former, path), 'utf8'));
  for (const path of files) {
    const [from, to] = [join(former, path), join(index, path)];
    if (existsSync(to) || !existsSync(from)) continue;
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}

const isCommon = (path: string) => COMMON_FOLDERS.includes(path.split('/', 1)[0] ?? '');

async function copy(from: string, to: string): Promise<void> {
  const isFolder = (await readdir(from).catch(() => undefined)) !== undefined;
  if (isFolder) linkFolder(from, to);
  else await cp(from, to);
}

/** The names of an index's own parts; the names of all its files if the list cannot be read. */
async function partsOf(index: string): Promise<readonly string[]> {
  try {
    return partsSchema.parse(JSON.parse(await readFile(join(index, PARTS_FILE), 'utf8')));
  } catch {
    return readdir(index);
  }
}
