import { expect, test } from 'vitest';
import { foldersOf } from '../../../src/search/format/manifest.ts';
import { manifest } from './sample-manifest.ts';

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
