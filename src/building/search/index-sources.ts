import { join } from 'node:path';
import { projectRoot } from '../../commands/program.ts';
import type { ShardOptions } from '../../search/build/index-plan.ts';
import { hasSemanticSearch, type SiteConfig } from '../../site/config.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import type { BuildOptions } from '../options.ts';
import { findWordVectors } from './word-vectors.ts';

/** Keeps the shards of search indexes between builds. */
export const INDEX_CACHE = join(projectRoot, '.cache', 'search');

/** What the search index of a site is built from. @param warn gets a warning if there are no word vectors for it. */
export async function indexSources(
  { contentDir }: BuildOptions,
  site: SiteConfig,
  snapshot: Snapshot,
  notice: (text: string) => void,
  warn: (text: string) => void = notice,
): Promise<ShardOptions> {
  const isSemantic = hasSemanticSearch(site, snapshot.papers.length);
  const { file: vectors, warning } = isSemantic ? await findWordVectors(contentDir) : {};
  if (warning !== undefined) warn(`warning: ${warning}`);
  return {
    contentDir,
    snapshot,
    topicsFiles: [join(contentDir, 'topics.yaml'), join(projectRoot, 'content', 'topics.yaml')],
    cacheDir: INDEX_CACHE,
    notice,
    ...(vectors !== undefined && { vectors }),
  };
}
