import { cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite } from '../../src/building/build-site.ts';
import type { IndexReport } from '../../src/search/build/build-index.ts';
import { INDEX_FOLDER } from '../../src/search/format/manifest.ts';
import { contentOf } from './content.ts';
import { peakOf } from './memory.ts';
import { run } from './process.ts';

/** The size of an index, and the cost of building it. */
export interface IndexFigures {
  readonly papers: number;
  /** The time to build it, including reading the papers but not starting the process. */
  readonly seconds: number;
  /** The peak memory of the largest process, in MB. */
  readonly megabytes: number;
  /** The number of shards, and how many of them this run has built. */
  readonly shards: number;
  readonly built: number;
}

const FEW = 60;
const SITE = 'site';

/**
 * Builds a site with few papers for its search page and scripts, since building all pages would take long.
 */
export async function smallSite(contentDir: string, folder: string, seed: number): Promise<string> {
  const [content, site] = [join(folder, 'small'), join(folder, SITE)];
  await contentOf(contentDir, FEW, content, seed);
  const quiet = { progress: () => undefined, notice: () => undefined };
  await buildSite({ contentDir: content, outDir: site }, quiet);
  await rm(join(site, INDEX_FOLDER), { recursive: true });
  return site;
}

/** Copies the files that the search page of a built site needs, without its index. */
export async function copySearchPage(out: string, folder: string): Promise<string> {
  const site = join(folder, SITE);
  for (const entry of await readdir(out, { withFileTypes: true }))
    if (entry.isFile() || entry.name === 'assets')
      await cp(join(out, entry.name), join(site, entry.name), { recursive: true });
  return site;
}

/**
 * Builds the search index of a content folder for the site in `folder`, in a process of its own. It reuses
 * only shards that it has built there before, since reusing others would falsify the times.
 */
export async function buildSearchIndex(contentDir: string, folder: string): Promise<IndexFigures> {
  const [index, cache] = [join(folder, SITE, INDEX_FOLDER), join(folder, 'stock')];
  await rm(index, { recursive: true, force: true });
  const script = fileURLToPath(new URL('build-index.ts', import.meta.url));
  const { output, processes } = await run([script, contentDir, cache, index]);
  const { papers, shards, seconds }: IndexReport & { readonly seconds: number } = JSON.parse(output);
  const { built, reused } = shards;
  return { papers, seconds, megabytes: peakOf(processes), shards: built + reused, built };
}

/** The number of files below a folder, and their bytes. */
export async function sizeOf(folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const { parentPath, name } of files) bytes += (await stat(join(parentPath, name))).size;
  return { files: files.length, bytes };
}
