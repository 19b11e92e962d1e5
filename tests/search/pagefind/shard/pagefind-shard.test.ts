import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFacets } from '../../../../src/search/format/facets.ts';
import type { PagefindModule, PagefindResult } from '../../../../src/search/pagefind/api.ts';
import { pageId } from '../../../../src/search/pagefind/compact-metadata.ts';
import { pagefindShards } from '../../../../src/search/pagefind/shard/pagefind-shard.ts';
import type { IndexFiles } from '../../../../src/search/retrieval/index-files.ts';

const PAPERS = 30;
const facets = Array.from({ length: PAPERS }, () => ({ date: '2026-03-04', votes: 0, topics: [] }));

/** Only the facets are read. */
const files: IndexFiles = {
  hasFailed: () => false,
  reset: () => undefined,
  fetchManifest: () => Promise.reject(new Error('not asked for')),
  prefetch: async () => true,
  fetchBytes: () => Promise.reject(new Error('not asked for')),
  fetchText: async (_, decode) => decode(encodeFacets(facets)),
};

/** A shard whose Pagefind returns these results, whatever is searched. */
function shardWith(results: readonly PagefindResult[]) {
  const module: PagefindModule = {
    createInstance: () => ({
      search: async () => ({ results }),
      preload: async () => undefined,
      filters: async () => ({}),
    }),
  };
  const shards = pagefindShards('https://papers.example.org/pagefind/', files, async () => module);
  const entry = { folder: '2026-03.a', papers: PAPERS, first: '2026-03', last: '2026-03', years: ['2026'] };
  return shards(entry, { version: '1.6.0', script: 'pagefind.js', wasm: 'wasm.pagefind' });
}

test('papers with about the same score come in the order of the shard, in whatever order Pagefind returns them', async () => {
  const result = fc.record({
    number: fc.nat(PAPERS - 1),
    score: fc.constantFrom(0, 1, 2.5),
    error: fc.constantFrom(0, 1e-7),
  });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(result, { selector: ({ number }) => number }), async (found) => {
      const results = found.map(({ number, score, error }) => ({
        id: pageId(number),
        score: score * (1 + error),
        words: [],
      }));
      const matches = await shardWith(results).find({ words: 'x', phrases: [], excluded: [] }, 0);
      const wanted = found.toSorted((one, other) => other.score - one.score || one.number - other.number);
      expect(matches.map(({ key }) => key)).toEqual(
        wanted.map(({ number }) => `https://papers.example.org/pagefind/2026-03.a/${pageId(number)}`),
      );
    }),
  );
});
