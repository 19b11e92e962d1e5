import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { urls } from '../../src/catalog/urls/urls.ts';
import { buildIndex } from '../../src/search/build/build-index.ts';
import { search } from '../../src/search/engine/search.ts';
import { engineIn } from '../eval-authors/engine-in-node.ts';
import { type Method, RETURNED } from './methods.ts';

/** The search of the site's own pages, over an index that is built for it. */
export interface SearchPageMethod extends Method {
  readonly close: () => Promise<void>;
}

/** Builds the index of a content folder, and searches it by the code of the pages. */
export async function searchPageMethod(
  contentDir: string,
  ids: readonly string[],
): Promise<SearchPageMethod> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-eval-search-'));
  const [outDir, cacheDir] = [join(folder, 'pagefind'), join(folder, 'stock')];
  await buildIndex({ contentDir, topicsFiles: [], cacheDir, outDir }, () => undefined);
  const engine = await engineIn(outDir);
  const idAt = new Map(ids.map((id) => [urls.paper(id), id]));
  const options = { shown: RETURNED, isAll: false, topics: [] };
  return {
    name: 'search page',
    search: async (query) => {
      const { hits } = await search(engine, { query, topic: '', year: '', sort: 'relevance' }, options);
      return hits.flatMap(({ url }) => idAt.get(decodeURI(url)) ?? []);
    },
    close: () => rm(folder, { recursive: true }),
  };
}
