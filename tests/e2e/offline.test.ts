import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeServiceWorker } from '../../src/building/files/service-worker.ts';
import { NextSite } from '../../src/output/next-site.ts';
import { violations } from './axe.ts';
import { useOfflineSite } from './offline-site.ts';

const site = useOfflineSite(['a', 'b']);

const cacheNames = () => site.page.evaluate(async () => (await caches.keys()).sort());
const papers = async () => (await readdir(join(site.folder, 'a/papers'))).map((name) => `a/papers/${name}`);
const titlesFound = () => site.page.locator('#search-results .headline').allTextContents();

test('without a network, visited pages open and searches are answered as before', async () => {
  const [first = ''] = await papers();
  await site.visit(first);
  const title = await site.page.title();
  await site.visit('a/search.html');
  await site.page.goto(`${site.host}a/search.html?q=learning`);
  await site.page.waitForSelector('#search-results .headline');
  const found = await titlesFound();
  await site.goOffline();
  const before = site.requests.length;
  await site.page.goto(site.host + first);
  expect(await site.page.title()).toBe(title);
  await site.page.goto(`${site.host}a/`);
  expect(await site.page.locator('.entry').count()).toBeGreaterThan(0);
  await site.page.goto(`${site.host}a/search.html?q=learning`);
  await site.page.waitForSelector('#search-results .headline');
  expect(await titlesFound()).toEqual(found);
  expect(found.length).toBeGreaterThan(3);
  expect(site.requests.length).toBe(before);
});

test('a page that is not on the device says so, and leads on', async () => {
  const [first = '', other = ''] = await papers();
  await site.visit(first);
  await site.goOffline();
  const response = await site.page.goto(site.host + other);
  expect(response?.status()).toBe(503);
  expect(await site.page.textContent('h1')).toBe('This page is not stored on this device');
  expect(site.page.url()).toBe(site.host + other);
  expect(await violations(site.page)).toEqual([]);
  await site.page.getByRole('link', { name: 'Newest papers' }).click();
  await site.page.waitForURL(`${site.host}a/index.html`);
  await site.page.goBack();
  await site.goOnline();
  await site.page.getByRole('button', { name: 'Try again' }).click();
  await site.page.waitForSelector('.citation');
  expect(site.page.url()).toBe(site.host + other);
});

test('a new edition appears at the next visit, without a reload of the open page', async () => {
  await site.visit('a/archive.html');
  const file = join(site.folder, 'a/archive.html');
  const former = await readFile(file, 'utf8');
  try {
    await writeFile(file, former.replace(/<h1>[^<]*/u, '<h1>A new edition'));
    expect(await site.page.textContent('h1')).not.toBe('A new edition');
    await site.page.goto(`${site.host}a/archive.html`);
    expect(await site.page.textContent('h1')).toBe('A new edition');
  } finally {
    await writeFile(file, former);
  }
});

test('a tab goes on with the scripts of its build after another build has replaced them', async () => {
  await site.visit('a/archive.html');
  const old = join(site.folder, 'a/assets');
  const kept = join(site.folder, 'assets-before');
  await cp(old, kept, { recursive: true });
  try {
    for (const name of await readdir(old)) if (name.startsWith('search-dialog')) await rm(join(old, name));
    await writeServiceWorker(NextSite.in(join(site.folder, 'a')), true);
    await site.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing ?? registration.waiting;
      await new Promise<void>((resolve) => {
        if (worker === null || worker.state === 'activated') return resolve();
        worker.addEventListener('statechange', () => worker.state === 'activated' && resolve());
      });
    });
    await site.page.getByRole('searchbox').first().fill('learning');
    await site.page.waitForSelector('dialog[open] a');
    expect(await site.page.locator('dialog[open] a').count()).toBeGreaterThan(0);
  } finally {
    await cp(kept, old, { recursive: true });
    await writeServiceWorker(NextSite.in(join(site.folder, 'a')), true);
  }
});

test('two sites of a host keep apart, and a site that no longer works offline removes all that it has stored', async () => {
  await site.visit('a/archive.html');
  await site.visit('b/archive.html');
  const all = await cacheNames();
  const own = all.filter((name) => name.startsWith('broadsheet:/a/:'));
  const others = all.filter((name) => name.startsWith('broadsheet:/b/:'));
  expect(own.length, all.join(' ')).toBeGreaterThan(1);
  expect(others.length, all.join(' ')).toBeGreaterThan(1);
  expect(own.length + others.length).toBe(all.length);
  // The database of packs is opened when a file is looked for without a network.
  for (const name of ['a', 'b'])
    await site.page.evaluate(async (path) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const request = indexedDB.open(`broadsheet-offline:/${path}/`);
      request.addEventListener('success', () => {
        request.result.close();
        resolve();
      });
      await promise;
    }, name);
  const inOwn = await site.page.evaluate(async (names) => {
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  }, own);
  expect(inOwn.filter((path) => !path.startsWith('/a/'))).toEqual([]);
  await writeServiceWorker(NextSite.in(join(site.folder, 'a')), false);
  try {
    await site.page.goto(`${site.host}a/archive.html`);
    await expect.poll(cacheNames).toEqual(others);
    const scopes = () =>
      site.page.evaluate(async () =>
        (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
      );
    await expect.poll(scopes).toEqual([`${site.host}b/`]);
    const databases = () =>
      site.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(await databases()).toContain('broadsheet-offline:/b/');
    await expect.poll(databases).not.toContain('broadsheet-offline:/a/');
  } finally {
    await writeServiceWorker(NextSite.in(join(site.folder, 'a')), true);
  }
});
