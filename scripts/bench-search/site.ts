import { cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite } from '../../src/building/site.ts';
import type { IndexReport } from '../../src/search/build/build-index.ts';
import { INDEX_FOLDER } from '../../src/search/pagefind/index-writer.ts';
import { contentOf } from './content.ts';
import { peakOf } from './memory.ts';
import { run } from './process.ts';

/** What an index is, and what it took. */
export interface IndexFigures {
  readonly papers: number;
  /** Without starting the process, and with reading the papers. */
  readonly seconds: number;
  /** The most memory that one of the processes has held, in MB. */
  readonly megabytes: number;
  /** How many indexes stand side by side, and how many of them this run has made. */
  readonly shards: number;
  readonly made: number;
}

const FEW = 60;
const SITE = 'site';

/**
 * A site that has the pages and scripts of search, and few papers besides: pages of a hundred thousand would be built for
 * nothing.
 */
export async function smallSite(contentDir: string, folder: string, seed: number): Promise<string> {
  const [content, site] = [join(folder, 'small'), join(folder, SITE)];
  await contentOf(contentDir, FEW, content, seed);
  const quiet = { progress: () => undefined, notice: () => undefined };
  await buildSite({ contentDir: content, outDir: site }, quiet);
  await rm(join(site, INDEX_FOLDER), { recursive: true });
  return site;
}

/** A copy of what the search page of a built site needs, without its index. */
export async function copySearchPage(out: string, folder: string): Promise<string> {
  const site = join(folder, SITE);
  for (const entry of await readdir(out, { withFileTypes: true }))
    if (entry.isFile() || entry.name === 'assets')
      await cp(join(out, entry.name), join(site, entry.name), { recursive: true });
  return site;
}

/**
 * Makes the search index of a content folder in the place where the site in `folder` has it, in a process of its own. The
 * shards that it has made there before are used again; what other builds have made would be no measure.
 */
export async function makeIndex(contentDir: string, folder: string): Promise<IndexFigures> {
  const [index, stock] = [join(folder, SITE, INDEX_FOLDER), join(folder, 'stock')];
  await rm(index, { recursive: true, force: true });
  const script = fileURLToPath(new URL('make-index.ts', import.meta.url));
  const { output, processes } = await run([script, contentDir, stock, index]);
  const { papers, shards, seconds }: IndexReport & { readonly seconds: number } = JSON.parse(output);
  const made = shards.built;
  return { papers, seconds, megabytes: peakOf(processes), shards: made + shards.reused, made };
}

/** All files below a folder, and their bytes. */
export async function sizeOf(folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const { parentPath, name } of files) bytes += (await stat(join(parentPath, name))).size;
  return { files: files.length, bytes };
}
