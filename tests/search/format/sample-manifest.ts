import type { Manifest } from '../../../src/search/format/manifest.ts';

/** A manifest with all kinds of parts but segments of the semantic index. */
export const manifest: Manifest = {
  papers: 30,
  engine: { version: '1.6.0', script: 'pagefind.01234567.js', wasm: 'wasm.en.89abcdef.pagefind' },
  vocabulary: { folder: 'words.01234567', forward: ['', 'gr', 'α'], backward: ['', 'gn'] },
  routes: [
    { folder: 'routes.01234567', first: 0, files: 2 },
    { folder: 'routes.89abcdef', first: 1, files: 12 },
  ],
  authors: [{ folder: 'authors.fedcba98', first: 0 }],
  shards: [
    { folder: '2026-02.89abcdef', papers: 10, first: '2026-01', last: '2026-02', years: ['2025', '2026'] },
    { folder: 'undated.01234567', papers: 20, first: 'undated', last: 'undated', years: [] },
  ],
};
