import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { storePapers } from '../../../src/search/build/output/store-papers.ts';
import type { SearchDocument } from '../../../src/search/format/document.ts';
import { analyzeTokens } from '../../../src/search/pagefind/analyzer.ts';
import { IN_SHARD, makeIndex, type PagefindIndexFiles } from '../../../src/search/pagefind/index-writer.ts';

/** The folder of the only shard of an index that {@link writeIndex} has written. */
export const SHARD = IN_SHARD.slice(0, -1);

/** Makes the files of an index, with stored fields, and writes them into a folder. */
export async function writeIndex(
  documents: readonly SearchDocument[],
  folder: string,
): Promise<PagefindIndexFiles> {
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-analysis-'));
  const index = await makeIndex(documents, (tokens) => analyzeTokens(tokens, work));
  await rm(work, { recursive: true });
  for (const { path, bytes } of [...index.files, ...storePapers(documents)]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return index;
}
