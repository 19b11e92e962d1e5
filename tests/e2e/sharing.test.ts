import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { jsonFeedFaults, xmlFaults } from '../exports/schemas/validate.ts';
import { filesOf } from './visit.ts';

const site = inject('site');
const ADDRESS = 'https://papers.example.org/some/base/';
const files = filesOf(site.folder);
const pages = files.filter((file) => file.endsWith('.html'));
const read = (file: string) => readFileSync(join(site.folder, file), 'utf8');

/** The pages that say of themselves that they are the ones to be found. */
const listed = pages.filter((page) => read(page).includes(`<link rel="canonical" href="${ADDRESS}${page}"`));

/** The files of the site that a text names by their whole addresses. */
function namedIn(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, address = '']) => address).flatMap((address) =>
    address.startsWith(ADDRESS) ? [decodeURIComponent(address.slice(ADDRESS.length))] : [],
  );
}

describe('what the site says to others', () => {
  test('every listed page names a share card that is there, in the size that it names', () => {
    expect(listed.length).toBeGreaterThan(100);
    const cards = new Set<string>();
    for (const page of listed) {
      const html = read(page);
      const [card = ''] = namedIn(html, /property="og:image" content="([^"]*)"/g);
      expect(files, page).toContain(card);
      expect(html, page).toContain('property="og:image:width" content="1200"');
      cards.add(card);
    }
    expect(cards.size).toBeGreaterThan(10);
    for (const card of files.filter((file) => file.endsWith('.png') && !file.startsWith('icons/'))) {
      const png = readFileSync(join(site.folder, card));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], card).toEqual([1200, 630]);
    }
  });

  test('every feed is valid and names pages that are there', async () => {
    const feeds = files.filter((file) => /(?:^feed|^topics\/[^/]+)\.xml$/u.test(file));
    expect(feeds.length).toBeGreaterThan(10);
    expect(await xmlFaults(feeds.map(read), 'atom')).toEqual([]);
    for (const file of feeds) {
      const [xml, json] = [read(file), read(file.replace(/xml$/u, 'json'))];
      expect(jsonFeedFaults(json), file).toEqual([]);
      for (const page of namedIn(xml, /<link rel="alternate"[^>]* href="([^"]*)"/g))
        expect(files, file).toContain(page);
    }
    const list = read('feeds.opml');
    expect(await xmlFaults(list, 'opml')).toEqual([]);
    expect(namedIn(list, /xmlUrl="([^"]*)"/g).sort()).toEqual(feeds.sort());
  });

  test('pages lead feed readers to feeds that are there', () => {
    const links = (page: string) =>
      Array.from(read(page).matchAll(/<link rel="alternate"[^>]* href="([^"]*)"/g), ([, href]) => href);
    expect(links('index.html')).toEqual(['./feed.xml', './feed.json']);
    const topic = files.find((file) => /^topics\/[^/]+\.xml$/u.test(file)) ?? '';
    const name = topic.replace(/\.xml$/u, '');
    expect(links(`${name}.html`)).toEqual([`../${name}.xml`, `../${name}.json`]);
  });

  test('the sitemap has every listed page once but the ones that only work with script', async () => {
    const parts = namedIn(read('sitemap-index.xml'), /<loc>([^<]*)/g);
    expect(parts.sort()).toEqual(files.filter((file) => /^sitemap-(?!index)/u.test(file)));
    expect(await xmlFaults(['sitemap-index.xml', ...parts].map(read), 'sitemap')).toEqual([]);
    const readable = listed.filter((page) => !['search.html', 'saved.html'].includes(page));
    expect(parts.flatMap((part) => namedIn(read(part), /<loc>([^<]*)/g)).sort()).toEqual(readable.sort());
    expect(read('robots.txt')).toContain(`Sitemap: ${ADDRESS}sitemap-index.xml`);
  });
});
