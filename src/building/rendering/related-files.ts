import { mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptLists, RelatedCache } from '../../catalog/related/related-cache.ts';
import { parseChecked, stringifyChecked } from '../../store/checked-json.ts';

/**
 * Keeps lists of related papers in the files of a folder. A file has a digest of its content, so that a damaged one is not used. Each
 * use sets the time of a file to now.
 */
export function relatedFiles(folder: string, settings: string): RelatedCache {
  mkdirSync(folder, { recursive: true });
  const now = new Date();
  return {
    settings,
    get: (key) => {
      try {
        const lists = parseChecked(readFileSync(join(folder, key), 'utf8')) as KeptLists;
        utimesSync(join(folder, key), now, now);
        return lists;
      } catch {
        return undefined;
      }
    },
    set: (key, lists) => {
      const draft = join(folder, `.${key}.draft-${process.pid}`);
      try {
        writeFileSync(draft, stringifyChecked(lists));
        renameSync(draft, join(folder, key));
      } catch {
        // A full disk costs time, and nothing else: the lists are computed again in the next build.
      }
    },
  };
}
