import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withoutNextMonth } from '../../../src/offline/build/open-month.ts';
import { openPackCache } from '../../../src/offline/build/pack-cache.ts';
import { findPages } from '../../../src/offline/build/site-pages.ts';
import { NextSite } from '../../../src/output/next-site.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-site-pages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

class ReadSite extends NextSite {
  readonly reads: string[] = [];
  override read(path: string): Buffer {
    this.reads.push(path);
    return super.read(path);
  }
}

const paper = (day: string) => `<p class="cite-record"></p><a href="../days/${day}.html">`;

/** The days of the pages, and which of them were read. */
async function find(pages: Readonly<Record<string, string>>) {
  const site = new ReadSite(join(folder, 'site'));
  for (const [path, content] of Object.entries(pages)) site.write(path, content);
  const found = await findPages(site, await openPackCache(join(folder, 'cache')));
  return { days: Object.fromEntries(found.map(({ path, day }) => [path, day])), reads: site.reads };
}

test('only pages that are new or changed are read, also of those that share a file of the cache', async () => {
  const [one, two] = ['papers/2603.01111.html', 'papers/2603.01112.html'];
  const first = { [one]: paper('2026-03-02'), [two]: paper('2026-03-03') };
  expect(await find(first)).toEqual({
    days: { [one]: '2026-03-02', [two]: '2026-03-03' },
    reads: [one, two],
  });
  expect(await find(first)).toEqual({ days: { [one]: '2026-03-02', [two]: '2026-03-03' }, reads: [] });
  const changed = { ...first, [two]: paper('2026-03-04') };
  expect(await find(changed)).toEqual({ days: { [one]: '2026-03-02', [two]: '2026-03-04' }, reads: [two] });
});

test('a paper whose author gets a page is the same in packs, and another one after any other change', async () => {
  const path = 'papers/2603.01111.html';
  const digestOf = async (author: string, more = '') => {
    const site = new NextSite(join(folder, 'site'));
    site.write(path, `${paper('2026-03-02')}<ul class="authors"><li>${author}</li></ul>${more}`);
    return (await findPages(site, await openPackCache(join(folder, 'cache'))))[0]?.digest;
  };
  const before = await digestOf('<bdi>Ada Example</bdi>');
  expect(await digestOf('<a href="../authors/ada-example.html" dir="auto">Ada Example</a>')).toBe(before);
  expect(await digestOf('<bdi>Ada Example</bdi>', '<p>new</p>')).not.toBe(before);
  expect(await digestOf('<bdi>Bo Example</bdi>')).not.toBe(before);
});

test('the page of a topic’s month is the same in packs until the next month is closed', async () => {
  const path = 'topics/agents/2026-03.html';
  const page = (next: string) =>
    `<a href="../../days/2026-03-04.html">4</a><nav class="pager"> ${next}</nav>`;
  const link =
    '<a class="next" rel="next" href="../../topics/agents/2026-04.html"> <span>April 2026</span>\n</a>';
  const find = async (own: string, newest: string) => {
    const site = new NextSite(join(folder, 'site'));
    site.write(path, own);
    site.write(`days/${newest}.html`, '');
    const pages = await findPages(site, await openPackCache(join(folder, 'cache')));
    const { digest, isBeforeOpenMonth = false } = pages.find((each) => each.path === path) ?? {};
    return { digest, isBeforeOpenMonth };
  };
  const before = await find(page(''), '2026-04-01');
  expect(before.isBeforeOpenMonth).toBe(false);
  expect(await find(page(link), '2026-04-02')).toEqual({ ...before, isBeforeOpenMonth: true });
  const closed = await find(page(link), '2026-05-02');
  expect(closed.isBeforeOpenMonth).toBe(false);
  expect(closed.digest).not.toBe(before.digest);
  expect(withoutNextMonth(page(link))).toBe(page(''));
});

test('the same bytes in a list have no day', async () => {
  const [page, list] = ['papers/2603.01111.html', 'topics.html'];
  const { days } = await find({ [page]: paper('2026-03-02'), [list]: paper('2026-03-02') });
  expect(days).toEqual({ [page]: '2026-03-02', [list]: undefined });
});
