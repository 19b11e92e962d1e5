import { expect, test } from 'vitest';
import { kindOf } from '../../../src/building/files/file-kinds.ts';

test.each([
  ['papers/2603.01234.html', 'pages of papers'],
  ['papers/hep-th/9901001.html', 'pages of papers'],
  ['days/2026-03-04.html', 'pages of days'],
  ['days/2026-03-04.bib', 'BibTeX'],
  ['days/2026-03-04.png', 'pictures'],
  ['topics/reasoning/2026-03.html', 'pages of topics'],
  ['topics/reasoning.xml', 'feeds and sitemap'],
  ['pagefind/pagefind.js', 'search index'],
  ['packs/manifest.json', 'offline packs'],
  ['index.html', 'single pages'],
  ['CNAME', 'other files'],
  ['constructor/slides.valueOf', 'other files'],
])('the kind of %s is %s', (path, kind) => {
  expect(kindOf(path)).toBe(kind);
});
