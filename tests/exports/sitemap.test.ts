import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import type { CatalogPaper } from '../../src/catalog/paper/catalog-paper.ts';
import { sitemapIndexXml, sitemapOf, sitemapParts, sitemapXml } from '../../src/exports/sitemap.ts';
import { paper } from '../catalog/papers.ts';
import { xmlFaults } from './schemas/validate.ts';

const BASE = 'https://papers.example.org/base/';

function catalogOf(papers: readonly CatalogPaper[]) {
  const rules = { phrases: ['x'], hints: [], categories: [], exclude: [] };
  const topicsFile = {
    groups: ['One'],
    topics: [{ slug: 'all', label: 'All', group: 'One', description: 'All.', ...rules }],
  };
  return createCatalog(papers, { topicsFile, topicsOf: () => ['all'], language: 'en-GB' });
}

const pages = { lists: ['/index.html'], hasAuthors: true };
const author = { name: 'Ada Example' };
const papers = [
  paper({ id: 'a', authors: [author], listed: '2026-02-27', updated: '2026-03-20' }),
  paper({ id: 'b', authors: [author], listed: '2026-03-04' }),
  paper({ id: 'hep-th/9901001' }),
];

describe('the sitemap', () => {
  test('has every page once, in the file of the month of its papers', () => {
    const sitemap = sitemapOf(catalogOf(papers), pages);
    expect([...sitemap.keys()].sort()).toEqual([
      '2026-02',
      '2026-03',
      'authors',
      'lists',
      'topics',
      'undated',
    ]);
    expect(sitemap.get('2026-02')).toContainEqual({ path: '/papers/a.html', changed: '2026-03-20' });
    expect(sitemap.get('undated')?.every(({ changed }) => changed === undefined)).toBe(true);
    expect(sitemap.get('authors')).toContainEqual({
      path: '/authors/ada-example.html',
      changed: '2026-03-04',
    });
    const paths = [...sitemap.values()].flat().map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => path.startsWith('/papers/'))).toHaveLength(3);
    expect(paths).toEqual(
      expect.arrayContaining([
        '/index.html',
        '/days/undated.html',
        '/weeks/2026-W09.html',
        '/months/2026-03.html',
        '/years/2026.html',
        '/topics/all/undated.html',
      ]),
    );
  });

  test('changes only in the files of the month and of the lists when a day is added', () => {
    const written = (all: readonly CatalogPaper[]) =>
      new Map([...sitemapOf(catalogOf(all), pages)].map(([name, part]) => [name, sitemapXml(part, BASE)]));
    const [before, after] = [written(papers), written([...papers, paper({ id: 'c', listed: '2026-03-05' })])];
    const changed = [...after].filter(([name, xml]) => before.get(name) !== xml).map(([name]) => name);
    expect(changed.sort()).toEqual(['2026-03', 'lists', 'topics']);
  });

  test('leaves out the authors if the site has no pages for them', () => {
    expect(sitemapOf(catalogOf(papers), { ...pages, hasAuthors: false }).has('authors')).toBe(false);
  });

  test('is split into files of limited size', () => {
    const sitemap = sitemapOf(catalogOf(papers), pages, 2);
    for (const part of sitemap.values()) expect(part.length).toBeLessThanOrEqual(2);
    expect(sitemap.has('2026-03-2')).toBe(true);
    expect([...sitemap.values()].flat()).toHaveLength(
      [...sitemapOf(catalogOf(papers), pages).values()].flat().length,
    );
  });

  test('is valid, and so is its index', async () => {
    const sitemap = sitemapOf(catalogOf(papers), pages);
    const files = [...sitemap.values()].map((part) => sitemapXml(part, BASE));
    for (const xml of [...files, sitemapIndexXml(sitemapParts(sitemap), BASE)])
      expect(await xmlFaults(xml, 'sitemap')).toEqual([]);
    expect(sitemapIndexXml(sitemapParts(sitemap), BASE)).toContain(
      '<loc>https://papers.example.org/base/sitemap-2026-02.xml</loc>\n<lastmod>2026-03-20</lastmod>',
    );
    expect(
      await xmlFaults(sitemapXml([{ path: '/a.html' }], BASE).replace('https:', 'file:'), 'sitemap'),
    ).not.toEqual([]);
  });
});
