import { expect, test } from 'vitest';
import { assetStem } from '../../src/site/asset-names.ts';

test.each([
  ['_feeds_.css', 'feeds'],
  ['[feeds].css', 'feeds'],
  ['_slug_@_@astro.css', 'slug'],
  ['Base.css', 'Base'],
  ['source-serif-4-latin-wght-normal.woff2', 'source-serif-4-latin-wght-normal'],
  ['fonts/_Ours Bold.woff2', 'Ours-Bold'],
  ['con.svg', 'con-file'],
  ['logo.dark.svg', 'logo-dark'],
  ['論文.svg', 'file'],
  ['', 'file'],
])('names the file made from %s so that every host and system accepts it', (name, stem) => {
  expect(assetStem(name)).toBe(stem);
});
