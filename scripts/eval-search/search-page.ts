import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { urls } from '../../src/catalog/urls/urls.ts';
import { buildIndex } from '../../src/search/build/build-index.ts';
import { limitScans } from '../../src/search/engine/scan-budget.ts';
import { search } from '../../src/search/engine/search.ts';
import type { SearchState } from '../../src/search/query/search-params.ts';
import type { SearchEngine } from '../../src/search/retrieval/search-engine.ts';
import { engineIn } from '../eval-authors/engine-in-node.ts';
import { type Method, RETURNED } from './methods.ts';

/** The search of the site's own pages, over an index that is built for it. */
export interface SearchPages {
  /** Without the semantic index. */
  readonly words: Method;
  readonly withVectors: Method;
  readonly close: () => Promise<void>;
}

/** Builds the index of a content folder, and searches it by the code of the pages. */
export async function searchPages(
  contentDir: string,
  ids: readonly string[],
  vectors: string,
): Promise<SearchPages> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-eval-search-'));
  const [outDir, cacheDir] = [join(folder, 'pagefind'), join(folder, 'stock')];
  await buildIndex({ contentDir, topicsFiles: [], cacheDir, outDir, vectors }, () => undefined);
  const engine = await engineIn(outDir);
  const idAt = new Map(ids.map((id) => [urls.paper(id), id]));
  const options = { shown: RETURNED, isAll: false, topics: [] };
  const methodOf = (name: string, own: SearchEngine): Method => ({
    name,
    search: async (query) => {
      const state: SearchState = { query, topic: '', year: '', sort: 'relevance' };
      const { hits, nearest } = await search(own, state, options);
      return [...hits, ...(nearest?.hits ?? [])].flatMap(({ url }) => idAt.get(decodeURI(url)) ?? []);
    },
  });
  const wordsOnly: SearchEngine = {
    ...limitScans(engine, Number.POSITIVE_INFINITY),
    nearest: async () => undefined,
  };
  return {
    words: methodOf('search page, words', wordsOnly),
    withVectors: methodOf('search page', engine),
    close: () => rm(folder, { recursive: true }),
  };
}
