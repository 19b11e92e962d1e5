import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { FormerSite } from '../../output/former-site.ts';
import type { NextSite } from '../../output/next-site.ts';
import { INDEX_FOLDER, MANIFEST_FILE } from '../format/manifest.ts';
import { COMMON_FOLDERS, commonFilesOfIndex } from '../pagefind/common-files.ts';

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
 * @param names of all files and folders of the index.
 */
export async function writePartsList(index: string, names: Iterable<string>): Promise<void> {
  const own = [...names].filter((name) => !COMMON_FOLDERS.includes(name)).sort();
  await writeFile(join(index, PARTS_FILE), `${JSON.stringify(own, null, 1)}\n`);
}

/** What the former site has of its index. */
interface FormerGeneration {
  /** The names directly in the folder of the index, and those of them that its own build wrote. */
  readonly names: ReadonlySet<string>;
  readonly own: readonly string[];
  /** Whether its build has listed its own names. */
  readonly isListed: boolean;
  /** The paths of the files that the shards of that build share, from the folder of the index. */
  readonly common: ReadonlySet<string>;
}

/** Reads which files of the former site are parts of its index. */
export function readFormerGeneration(former: FormerSite): FormerGeneration {
  const names = new Set(former.below(INDEX_FOLDER).map(partOf));
  const read = (path: string) => readFileSync(join(former.out, INDEX_FOLDER, path), 'utf8');
  const listed = former.has(PARTS_PATH) ? partsIn(read(PARTS_FILE)) : undefined;
  return {
    names,
    own: listed ?? [...names],
    isListed: listed !== undefined,
    common: names.size === 0 ? new Set() : commonFilesOfIndex(read),
  };
}

/**
 * Keeps the parts of the former index in the next site, except parts that the former index had kept from an earlier build.
 * If both indexes are the same, these are kept as well, so that a build without changes changes no file.
 */
export function keepFormerGeneration(
  site: NextSite,
  { names, own, isListed, common }: FormerGeneration = readFormerGeneration(site.former),
): void {
  const { former } = site;
  if (names.size === 0) return;
  const isSame = isListed && partsIn(String(site.read(PARTS_PATH)))?.join('\0') === own.join('\0');
  const nextNames = new Set(site.below(INDEX_FOLDER).map((path) => path.split('/', 1)[0]));
  for (const name of isSame ? names : own) {
    // All other names have a digest in them.
    if (nextNames.has(name) || name === MANIFEST_FILE || COMMON_FOLDERS.includes(name)) continue;
    const path = `${INDEX_FOLDER}/${name}`;
    for (const file of [path, ...former.below(path)]) site.keep(file);
  }
  // Files that all shards share have no folder of a build.
  const files = isSame
    ? former.below(INDEX_FOLDER).map((path) => path.slice(INDEX_FOLDER.length + 1))
    : common;
  for (const file of files) {
    const path = `${INDEX_FOLDER}/${file}`;
    if (COMMON_FOLDERS.includes(file.split('/', 1)[0] ?? '') && !site.has(path)) site.keep(path);
  }
}

const PARTS_PATH = `${INDEX_FOLDER}/${PARTS_FILE}`;

/** The name of the file or folder directly in the folder of the index to which a file belongs. */
function partOf(path: string): string {
  return path.split('/', 2)[1] ?? '';
}

/** The names in a list of parts; `undefined` if it cannot be read. */
function partsIn(text: string): readonly string[] | undefined {
  try {
    return partsSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
