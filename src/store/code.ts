import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = resolve(import.meta.dirname, '..');

/** A folder that all others may import from, so it takes part in every result. */
const EVERYWHERE = 'tables';

/**
 * The absolute paths of all TypeScript files in some folders and their sub-folders, and of those that every folder may import, sorted.
 * @param folders paths below `source`.
 */
export function codeFiles(folders: readonly string[], source: string = SOURCE): string[] {
  const files = new Set<string>();
  for (const folder of [...folders, EVERYWHERE])
    for (const path of globSync(`${folder}/**/*.ts`, { cwd: source })) files.add(join(source, path));
  return [...files].sort();
}

/**
 * A digest (16 hexadecimal digits) of the code in some folders of `src` with their sub-folders, and of
 * `package.json`, which pins every dependency. It is part of cache keys, because other code may give other
 * results. It is read in one go: to wait for each of 400 files takes ten times as long.
 * @param folders paths below `source`.
 */
export function digestOfCode(folders: readonly string[], source: string = SOURCE): string {
  const paths = [join(source, '../package.json'), ...codeFiles(folders, source)];
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
