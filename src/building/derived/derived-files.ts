import { join } from 'node:path';
import type { DerivedCache } from '../../catalog/paper/derived-cache.ts';
import { projectRoot } from '../../commands/program.ts';
import { readSealedFile, sayOnce, writeSealedFile } from '../../store/cache/cache-file.ts';
import { openCacheFolder } from '../../store/cache/cache-folder.ts';
import { markUsed, removeUnused } from '../../store/unused-files.ts';

/** Where builds keep what they derive from papers. */
const DERIVED_FOLDER = join(projectRoot, '.cache', 'derived');
const UNUSED_DAYS = 14;

/**
 * Keeps what was derived from papers in the files of a folder. A file begins with a digest of its name and content, so that a
 * damaged one, or a copy of another, is not used. Each use marks a file as used.
 * @param code see {@link DerivedCache}; facts have the code that derives them in their keys.
 * @param notice is told once if files are damaged.
 */
export function derivedFiles(
  code = '',
  folder = DERIVED_FOLDER,
  notice: (text: string) => void = () => undefined,
): DerivedCache {
  openCacheFolder(folder);
  const now = new Date();
  const use = (key: string): boolean => markUsed(join(folder, key), now);
  const onDamage = sayOnce(notice, `note: files in ${folder} are damaged. What they kept is derived again.`);
  return {
    code,
    has: use,
    get: (key) => {
      const content = readSealedFile(join(folder, key), onDamage);
      if (content !== undefined) use(key);
      return content;
    },
    set: (key, content) => {
      try {
        writeSealedFile(join(folder, key), content);
      } catch {
        // A full disk costs time, and nothing else: it is derived again in the next build.
      }
    },
  };
}

/** Removes what was derived from papers and is no longer used. */
export async function removeUnusedDerived(): Promise<void> {
  await removeUnused(DERIVED_FOLDER, UNUSED_DAYS, new Date());
}
