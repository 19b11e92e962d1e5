import { describe, expect, test } from 'vitest';
import { filePathOf } from '../../src/targets/target.ts';

describe('the file of a target', () => {
  test.each([
    ['/', {}, 'index.html'],
    ['/404', {}, '404.html'],
    ['/[feeds]', { feeds: 'feeds' }, 'feeds.html'],
    ['/papers/[id]', { id: '2603.01234' }, 'papers/2603.01234.html'],
    ['/papers/list.js', {}, 'papers/list.js'],
    ['/topics/[slug]/[month].bib', { slug: 'vision', month: '2026-03' }, 'topics/vision/2026-03.bib'],
    ['/sitemap-[part].xml', { part: 'index' }, 'sitemap-index.xml'],
  ])('of %s with %o is %s', (pattern, params, path) => {
    expect(filePathOf(pattern, params)).toBe(path);
  });
});
