import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPackManifest } from '../../src/offline/packs/pack-manifest.ts';
import { violations } from './axe.ts';
import { useOfflineSite } from './offline-site.ts';

const site = useOfflineSite(['a']);
const packsOf = async () =>
  readPackManifest(await readFile(join(site.folder, 'a/packs/manifest.json'), 'utf8')).packs;
const ready = () => site.page.locator('#offline-ready').textContent();
const titlesFound = () => site.page.locator('#search-results .headline').allTextContents();

async function openOfflinePage(): Promise<void> {
  await site.visit('a/offline.html');
  await site.page.waitForSelector('#offline-form:not([hidden])');
}

async function search(words: string): Promise<string[]> {
  await site.page.goto(`${site.host}a/search.html?q=${encodeURIComponent(words)}`);
  await site.page.waitForSelector('#search-results .headline');
  await site.page.waitForSelector('#search-found:not([aria-busy="true"])');
  return (await titlesFound()).slice(0, 10);
}

test('the pages of two months open without a network, and are searched as before', async () => {
  await openOfflinePage();
  expect(await violations(site.page)).toEqual([]);
  expect(await ready()).toBe('Nothing is downloaded yet.');
  await site.page.getByLabel('Months that I choose').check();
  const boxes = site.page.locator('#offline-months input');
  const months = await boxes.evaluateAll((all) => all.map((box) => box.getAttribute('value') ?? ''));
  const chosen = months.slice(0, 2);
  expect(chosen).toHaveLength(2);
  for (const month of chosen) await site.page.locator(`#offline-months input[value="${month}"]`).check();
  await site.page.getByRole('button', { name: 'Download' }).click();
  await expect.poll(ready).toMatch(/^Ready offline: .* papers, search included\.$/u);
  expect(await violations(site.page)).toEqual([]);
  const before = await search('learning');
  // What was visited is not to count: only the packs and the shell stay.
  await site.page.evaluate(async () => {
    for (const name of await caches.keys())
      if (!/:(?:packs|shell-.*)$/u.test(name)) await caches.delete(name);
  });
  await site.goOffline();
  const asked = site.requests.length;
  const days = (await readdir(join(site.folder, 'a/days'))).filter((name) =>
    chosen.some((month) => name.startsWith(month) && name.endsWith('.html')),
  );
  for (const day of days) {
    const response = await site.page.goto(`${site.host}a/days/${day}`);
    expect([day, response?.status()]).toEqual([day, 200]);
  }
  const papers = await site.page
    .locator('.entry .headline')
    .evaluateAll((links) => links.flatMap((link) => (link instanceof HTMLAnchorElement ? [link.href] : [])));
  expect(papers.length).toBeGreaterThan(0);
  for (const paper of papers.slice(0, 5)) {
    await site.page.goto(paper);
    expect(await site.page.locator('.citation').count()).toBe(1);
  }
  expect(await search('learning')).toEqual(before);
  const outside = (await readdir(join(site.folder, 'a/months'))).find(
    (name) => name.endsWith('.html') && !chosen.some((month) => name.startsWith(month)),
  );
  await site.page.goto(`${site.host}a/months/${outside}`);
  expect(await site.page.textContent('h1')).toBe('This page is not stored on this device');
  expect(site.requests.length).toBe(asked);
});

test('a download that is interrupted again and again goes on, and ends complete', async () => {
  const packs = await packsOf();
  let loaded = 0;
  // Every second pack is cut off by the network once.
  const cut = new Set<string>();
  site.intercept = (request, response) => {
    const { url = '' } = request;
    if (!url.endsWith('.pack')) return false;
    loaded += 1;
    if (loaded % 2 === 0 || cut.has(url)) return false;
    cut.add(url);
    response.writeHead(200, { 'Content-Length': '100000000' });
    response.write('half a pack');
    setTimeout(() => response.destroy(), 20);
    return true;
  };
  await openOfflinePage();
  await site.page.getByLabel('Everything').check();
  await site.page.getByLabel('Lists of topics').check();
  let interruptions = 0;
  while (!(await isComplete(packs.length)) && interruptions < 60) {
    interruptions += 1;
    if (interruptions % 3 === 0) {
      // The reader closes the tab, and opens the page again.
      await site.page.close();
      await site.openTab();
      await site.page.goto(`${site.host}a/offline.html`);
      await site.page.waitForSelector('#offline-form:not([hidden])');
    }
    await site.page.locator('#offline-download:not([hidden])').click();
    await site.page.waitForTimeout(60);
  }
  expect(cut.size).toBeGreaterThan(3);
  expect(await isComplete(packs.length)).toBe(true);
  await site.page.getByRole('button', { name: 'Check the files' }).click();
  await expect.poll(() => site.page.textContent('#offline-told')).toBe('All files are complete.');
});

async function isComplete(packs: number): Promise<boolean> {
  const names = await site.page.evaluate(async () =>
    (await caches.keys()).filter((name) => name.endsWith(':packs')),
  );
  const stored = await site.page.evaluate(
    async ([name = '']) => (await (await caches.open(name)).keys()).length,
    names,
  );
  return stored === packs && (await ready())?.startsWith('Ready') === true;
}

test('a damaged pack is refused and loaded again, and one that goes bad on the device is found', async () => {
  let damaged = 0;
  site.intercept = (request, response) => {
    if (!(request.url ?? '').endsWith('.pack') || damaged > 0) return false;
    damaged += 1;
    response.writeHead(200).end('something else');
    return true;
  };
  await openOfflinePage();
  await site.page.getByRole('button', { name: 'Download' }).click();
  await expect.poll(ready).toMatch(/^Ready offline/u);
  expect(damaged).toBe(1);
  await site.page.evaluate(async () => {
    const name = (await caches.keys()).find((each) => each.endsWith(':packs')) ?? '';
    const cache = await caches.open(name);
    const [first] = await cache.keys();
    if (first !== undefined) await cache.put(first, new Response('gone bad'));
  });
  await site.page.getByRole('button', { name: 'Check the files' }).click();
  await expect
    .poll(() => site.page.textContent('#offline-told'))
    .toBe('1 damaged file was removed, and will be downloaded again.');
  await expect.poll(() => site.page.locator('#offline-download:not([hidden])').count()).toBe(1);
  await site.page.getByRole('button', { name: 'Check the files' }).click();
  await expect.poll(() => site.page.textContent('#offline-told')).toBe('All files are complete.');
});

test('a download goes on with the packs of a new build that is published meanwhile', async () => {
  await openOfflinePage();
  const [first] = (await packsOf()).filter(({ kind }) => kind === 'pages');
  const manifest = join(site.folder, 'a/packs/manifest.json');
  const text = await readFile(manifest, 'utf8');
  let gone = 0;
  // The list that the page has already names a pack that the next list does not.
  site.intercept = (request, response) => {
    const { url = '' } = request;
    if (url.endsWith('manifest.json') && gone === 0) {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(text.replaceAll(first?.file ?? '', 'pages-0000.pack'));
      return true;
    }
    if (!url.endsWith('pages-0000.pack')) return false;
    gone += 1;
    response.writeHead(404).end();
    return true;
  };
  await site.page.getByRole('button', { name: 'Download' }).click();
  await expect.poll(ready).toMatch(/^Ready offline/u);
  expect(gone).toBe(1);
});

test('all that was downloaded can be removed', async () => {
  await openOfflinePage();
  await site.page.getByRole('button', { name: 'Download' }).click();
  await expect.poll(ready).toMatch(/^Ready offline/u);
  await site.page.getByRole('button', { name: 'Remove all' }).click();
  await expect.poll(ready).toBe('Nothing is downloaded yet.');
  const left = () =>
    site.page.evaluate(async () => {
      const name = (await caches.keys()).find((each) => each.endsWith(':packs')) ?? '';
      return (await (await caches.open(name)).keys()).length;
    });
  await expect.poll(left).toBe(0);
});
