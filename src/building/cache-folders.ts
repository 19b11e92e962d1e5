import { join } from 'node:path';
import { projectRoot } from '../commands/program.ts';
import { CACHES, openCacheFolder } from '../store/cache/cache-folder.ts';

/** The caches of builds, as folders of `.cache` in the project; the last one is that of Node.js. */
const FOLDERS = ['cards', 'derived', 'outputs', 'packs', 'pages', 'papers', 'search', 'node-compile'];

/**
 * Makes the folders of all caches before something is written there. `notice` is told what had to give way: a file, or a link to a folder
 * elsewhere, where nothing is to be written or deleted. If the disk refuses it, the first use of a cache says so.
 */
export function openCacheFolders(
  notice: (text: string) => void,
  caches: string = join(projectRoot, CACHES),
): void {
  for (const name of FOLDERS) {
    try {
      for (const path of openCacheFolder(join(caches, name)))
        notice(`note: ${path} was no folder, as a cache has to be. It is made anew.`);
    } catch {
      return;
    }
  }
}
