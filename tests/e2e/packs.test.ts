import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { OfflineDevice } from './offline-device.ts';
import { useOfflineSite } from './offline-site.ts';

const site = useOfflineSite(['a']);
const device = new OfflineDevice(site);
const PACKS = 'broadsheet:/a/:packs';
const packsOf = () => device.offered();
const ready = () => device.ready();
const storedFiles = () =>
  site.page.evaluate(async (name) => (await (await caches.open(name)).keys()).length, PACKS);
const titlesFound = () => site.page.locator('#search-results .headline').allTextContents();

async function openOfflinePage(): Promise<void> {
  await site.visit('a/offline.html');
  await site.page.waitForSelector('#offline-form:not([hidden])');
}

/** What was visited is not to count: only the packs and the shell stay. */
async function forgetVisits(): Promise<void> {
  await site.page.evaluate(async () => {
    for (const name of await caches.keys())
      if (!/:(?:packs|shell-.*)$/u.test(name)) await caches.delete(name);
  });
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
  await expectToFit(320, 390);
  await site.page.getByRole('button', { name: 'Download' }).click();
  await expect.poll(ready).toMatch(/^Ready offline: .* papers, search included\.$/u);
  expect(await violations(site.page)).toEqual([]);
  const before = await search('learning');
  await forgetVisits();
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
  await expectAuthorToBeSearched();
  await site.page.goBack();
  const saved = await saveWithNote('Read on the train');
  expect(await savedPapers()).toEqual([saved]);
  expect(await search('learning')).toEqual(before);
  const [author] = (await readdir(join(site.folder, 'a/authors'))).filter(
    (name) => name.length > 'a.html'.length,
  );
  await site.page.goto(`${site.host}a/authors/${author}`);
  await site.page.waitForSelector('#search-results .headline');
  expect(await site.page.inputValue('#search-query')).toBe(
    `author:"${author?.replace('.html', '').replaceAll('-', ' ')}"`,
  );
  const outside = (await readdir(join(site.folder, 'a/months'))).find(
    (name) => name.endsWith('.html') && !chosen.some((month) => name.startsWith(month)),
  );
  await site.page.goto(`${site.host}a/months/${outside}`);
  expect(await site.page.textContent('h1')).toBe('This page is not stored on this device');
  expect(site.requests.length).toBe(asked);
  expect(await codeOfSaved()).toBe('');
  await site.goOnline();
  expect(await savedPapers()).toEqual([saved]);
  // Packs leave out what nothing compresses, so the paper gets it with the network.
  await expect.poll(codeOfSaved).toMatch(/^[\w+/=]{20,}$/u);
});

/** Expects that no name of an author leads to a page that packs do not have, and that the first one is searched. */
async function expectAuthorToBeSearched(): Promise<void> {
  expect(await site.page.locator('ul.authors a[href*="/authors/"], ul.authors bdi').count()).toBe(0);
  const author = site.page.locator('ul.authors li > a:not(.orcid)').first();
  const name = await author.textContent();
  await author.click();
  await site.page.waitForSelector('#search-results .headline');
  expect(await site.page.inputValue('#search-query')).toBe(`author:"${name}"`);
}

/** The semantic code of the paper that is saved. */
function codeOfSaved(): Promise<unknown> {
  return site.page.evaluate(async () => {
    const opening = indexedDB.open('broadsheet-shelf:/a/');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const reading = opening.result.transaction('papers').objectStore('papers').getAll();
    await new Promise((resolve) => reading.addEventListener('success', resolve));
    opening.result.close();
    const [paper]: unknown[] = reading.result;
    return typeof paper === 'object' && paper !== null && 'vector' in paper ? paper.vector : undefined;
  });
}

/** Expects the open page not to be wider than narrow screens, and leaves a wide one. */
async function expectToFit(...widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await site.page.setViewportSize({ width, height: 800 });
    expect(await site.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await site.page.setViewportSize({ width: 1280, height: 800 });
}

/** Saves the paper of the open page, with a note. Returns both. */
async function saveWithNote(note: string): Promise<string[]> {
  await site.page.locator('.shelf-bar .save').click();
  const field = site.page.locator('.shelf-notes textarea');
  await field.fill(note);
  await field.blur();
  await expect.poll(() => site.page.locator('.shelf-status').innerText()).toBe('Saved on this device.');
  return [(await site.page.locator('h1').innerText()).trim(), note];
}

/** The titles and notes on the page of saved papers. */
async function savedPapers(): Promise<string[][]> {
  await site.page.goto(`${site.host}a/saved.html`);
  await site.page.waitForSelector('#saved-list .headline');
  return site.page
    .locator('#saved-list > *')
    .evaluateAll((all) =>
      all.map((item) => [
        item.querySelector('.headline')?.textContent?.trim() ?? '',
        item.querySelector('textarea')?.value ??
          item.querySelector('.saved-notes')?.textContent?.trim() ??
          '',
      ]),
    );
}

test('a pack that goes bad on the device is found, and loaded again', async () => {
  await openOfflinePage();
  await site.page.getByRole('button', { name: 'Download' }).click();
  await expect.poll(ready).toMatch(/^Ready offline/u);
  await site.page.evaluate(async (name) => {
    const cache = await caches.open(name);
    const [first] = await cache.keys();
    if (first !== undefined) await cache.put(first, new Response('gone bad'));
  }, PACKS);
  await site.page.getByRole('button', { name: 'Check the files' }).click();
  await expect
    .poll(() => site.page.textContent('#offline-told'))
    .toBe('1 damaged file was removed, and will be downloaded again.');
  await expect.poll(() => site.page.locator('#offline-download:not([hidden])').count()).toBe(1);
  await device.check();
});

test('a browser that does not give back the packs is reported, and all can be removed and downloaded again', async () => {
  await openOfflinePage();
  await site.page.getByRole('button', { name: 'Download' }).click();
  await expect.poll(ready).toMatch(/^Ready offline/u);
  const all = await ready();
  await site.page.addInitScript(blockCache, PACKS);
  await site.page.clock.install();
  await openOfflinePage();
  const problem = () => site.page.textContent('#offline-problem');
  // As soon as the page asks, ten seconds go by.
  await expect
    .poll(async () => {
      await site.page.clock.fastForward(10_000);
      return problem();
    })
    .toContain('This browser does not give back the files that it stored.');
  expect(await ready()).toBe(all);
  await site.page.clock.resume();
  await device.removeAll();
  expect(await problem()).toBe('');
  await device.download();
  await expect.poll(ready).toMatch(/^Ready offline/u);
  await device.check();
});

/** Lets a cache answer nothing until it is deleted, as Chromium does if a tab is closed while it stores a file. */
function blockCache(name: string): void {
  let isBlocked = true;
  const [open, remove] = [caches.open.bind(caches), caches.delete.bind(caches)];
  caches.open = async (each) => {
    const cache = await open(each);
    if (each !== name || !isBlocked) return cache;
    const silent = () => new Promise<never>(() => undefined);
    return Object.assign(cache, { delete: silent, keys: silent, match: silent, put: silent });
  };
  caches.delete = (each) => {
    if (each === name) isBlocked = false;
    return remove(each);
  };
}

test('what the browser deletes is noticed and loaded again, by an open page and a running worker, too', async () => {
  await openOfflinePage();
  await site.page.getByRole('button', { name: 'Download' }).click();
  await expect.poll(ready).toMatch(/^Ready offline/u);
  const all = await ready();
  const names = (await readdir(join(site.folder, 'a/days'))).filter((name) => name.endsWith('.html')).sort();
  const [oldest, day] = [`a/days/${names[0]}`, `a/days/${names.at(-1)}`];
  await expectOffline(day);
  await site.page.evaluate((name) => caches.delete(name), PACKS);
  // The worker loads it again by itself, at this visit.
  await openOfflinePage();
  await expect.poll(ready).toBe(all);
  await device.check();
  await device.choose();
  await device.download();
  await expectOffline(oldest);
  await openOfflinePage();
  const everything = await ready();
  await site.page.evaluate(async () => {
    const deleting = indexedDB.deleteDatabase('broadsheet-offline:/a/');
    await new Promise((resolve) => deleting.addEventListener('success', resolve));
  });
  await device.download();
  await expect.poll(ready).toBe(everything);
  await device.check();
  await expectOffline(day);
});

/** Opens a page without a network, from the packs alone, and comes back online. */
async function expectOffline(path: string): Promise<void> {
  await forgetVisits();
  await site.goOffline();
  const response = await site.page.goto(site.host + path);
  expect([path, response?.status()]).toEqual([path, 200]);
  await site.goOnline();
}

test('two tabs that download at once load each pack once, and one that removes all stops the other', async () => {
  await device.open();
  const first = site.page;
  // The second pack comes when the test says so.
  let release = hold(1);
  await device.start();
  await expect.poll(packsAskedFor).toHaveLength(2);
  await site.openTab();
  await device.open();
  await device.start();
  const state = () => site.page.textContent('#offline-progress span');
  await expect.poll(state).toBe('Another tab is downloading. This one goes on when it is done.');
  release();
  await expect.poll(() => device.missing()).toEqual([]);
  await site.page.waitForSelector('#offline-download:not([hidden])');
  const asked = packsAskedFor();
  expect(asked).toHaveLength(new Set(asked).size);
  await device.removeAll();
  release = hold(1);
  const tab = site.page;
  await first.bringToFront();
  await first.locator('#offline-download:not([hidden])').click();
  await expect.poll(packsAskedFor).toHaveLength(asked.length + 2);
  await tab.reload();
  await tab.getByRole('button', { name: 'Remove all' }).click();
  await expect.poll(ready).toBe('Nothing is downloaded yet.');
  await expect
    .poll(() => first.textContent('#offline-problem'))
    .toMatch(/something else was chosen in another tab/u);
  release();
  expect((await device.stored()).listed).toEqual([]);
  expect(await storedFiles()).toBe(0);
});

const packsAskedFor = () => site.requests.filter((url) => url.endsWith('.pack'));

/** Lets some packs come, and the next one only when it is released. */
function hold(before: number): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  let packs = 0;
  site.intercept = (request, response) => {
    if (!(request.url ?? '').endsWith('.pack') || packs++ !== before) return false;
    void promise.then(async () => {
      if (!response.closed) response.end(await readFile(join(site.folder, request.url ?? '')));
    });
    return true;
  };
  return resolve;
}

test('where the device is full, what is no longer wanted makes room for what is', async () => {
  await openOfflinePage();
  await site.page.getByLabel('Everything').check();
  await device.download();
  await expect.poll(ready).toMatch(/^Ready offline/u);
  await site.page.getByLabel('The newest days').check();
  await site.page.getByLabel('Lists of topics').check();
  await device.withRoom(20_000, () => device.download());
  expect(await device.problem()).toBe('');
  const { listed, damaged } = await device.stored();
  const lists = packsOf().filter(({ kind }) => kind === 'lists');
  expect(lists.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(20_000);
  expect(listed).toEqual(expect.arrayContaining(lists.map(({ file }) => file)));
  expect(damaged).toEqual([]);
});

test('a download goes on with the packs of a new build that is published meanwhile', async () => {
  await openOfflinePage();
  const [first] = packsOf().filter(({ kind }) => kind === 'pages');
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
  await expect.poll(storedFiles).toBe(0);
});
