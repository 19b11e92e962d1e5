import { expect, test } from 'vitest';
import { foldersOf, type Manifest } from '../../../src/search/format/manifest.ts';

const manifest: Manifest = {
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

test('a manifest names all its folders, also those of unknown kinds', () => {
  const folders = [
    'words.01234567',
    'routes.01234567',
    'routes.89abcdef',
    'authors.fedcba98',
    '2026-02.89abcdef',
    'undated.01234567',
  ];
  expect(foldersOf(manifest)).toEqual(new Set(folders));
  // A kind of part that is added later needs nothing but a folder.
  const more = { ...manifest, others: { parts: [{ folder: 'others.01234567' }] } };
  expect(foldersOf(more)).toEqual(new Set([...folders, 'others.01234567']));
});
