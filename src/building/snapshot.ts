import { join } from 'node:path';
import { projectRoot } from '../commands/program.ts';
import type { Snapshot } from '../store/snapshot/snapshot.ts';
import { reportDamage, takeSnapshot } from '../store/snapshot/take-snapshot.ts';
import type { BuildOptions } from './options.ts';
import { withWorkFolder } from './work-folder.ts';

const CACHE_FOLDER = join(projectRoot, '.cache');

/** Lets `work` use a snapshot of the store, which all steps of a build read. Papers that arrive meanwhile wait for the next build. */
export function withSnapshot<T>(
  { contentDir, isTemporary = false }: Pick<BuildOptions, 'contentDir' | 'isTemporary'>,
  { notice, progress }: Record<'notice' | 'progress', (text: string) => void>,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const use = async (workDir: string): Promise<T> => {
    using snapshot = await takeSnapshot({
      contentDir,
      workDir,
      notice,
      ...(!isTemporary && { cacheDir: join(CACHE_FOLDER, 'papers') }),
      onProgress: (read, all) => progress(`papers: ${read} of ${all} read`),
    });
    try {
      return await work(snapshot);
    } finally {
      reportDamage(snapshot, notice);
    }
  };
  return withWorkFolder(CACHE_FOLDER, use, 'snapshot');
}
