import { expect, test } from 'vitest';
import { plainPage } from '../../scripts/bench-search/plain-pages.ts';

test('a plain page has the text of a paper and its filters, and no markup of the paper’s own', () => {
  const page = plainPage({
    id: '2603.00001',
    title: 'Where a < b & c',
    authors: ['Ada Example', 'Ben Sample'],
    families: [],
    abstract: '<script>alert(1)</script>',
    isArxiv: true,
    topics: ['sorting'],
    year: '2026',
  });
  expect(page).toContain('<h1>Where a &lt; b &amp; c</h1>');
  expect(page).toContain('Ada Example, Ben Sample');
  expect(page).not.toContain('<script>');
  expect(page).toContain('<span data-pagefind-filter="topic">sorting</span>');
  expect(page).toContain('<span data-pagefind-filter="year">2026</span>');
});
