import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import sirv from 'sirv';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { writeServiceWorker } from '../../src/building/service-worker.ts';
import { violations } from './axe.ts';
import { newContext } from './browser.ts';
import { browser, useBrowser } from './visit.ts';

/** Two copies of the site on one host, at `/a/` and `/b/`, and the requests that the host gets. */
let work: string;
let server: Server;
let requests: string[] = [];
let isDown = false;
let host: string;
let context: BrowserContext;
let page: Page;

useBrowser();
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-offline-'));
  const { folder } = inject('site');
  for (const name of ['a', 'b']) await cp(folder, join(work, name), { recursive: true });
  const files = sirv(work, { dev: true });
  server = createServer((request, response) => {
    if (isDown) return void request.destroy();
    requests.push(request.url ?? '');
    files(request, response, () => void response.writeHead(404).end());
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  host = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(work, { recursive: true });
});
beforeEach(async () => {
  isDown = false;
  requests = [];
  context = await newContext(browser, { serviceWorkers: 'allow' });
  page = await context.newPage();
});
afterEach(() => context.close());

/** Opens a page, and waits until the worker has stored it. */
async function visit(path: string): Promise<void> {
  await page.goto(host + path);
  const isStored = () =>
    page.evaluate(async (url) => {
      await navigator.serviceWorker.ready;
      return (await caches.match(url)) !== undefined;
    }, host + path);
  await expect.poll(isStored).toBe(true);
}

async function goOffline(): Promise<void> {
  isDown = true;
  server.closeAllConnections();
  await context.setOffline(true);
}

const cacheNames = () => page.evaluate(async () => (await caches.keys()).sort());
const papers = async () => (await readdir(join(work, 'a/papers'))).map((name) => `a/papers/${name}`);
const titlesFound = () => page.locator('#search-results .headline').allTextContents();

test('without a network, visited pages open and searches are answered as before', async () => {
  const [first = ''] = await papers();
  await visit(first);
  const title = await page.title();
  await visit('a/search.html');
  await page.goto(`${host}a/search.html?q=learning`);
  await page.waitForSelector('#search-results .headline');
  const found = await titlesFound();
  await goOffline();
  const before = requests.length;
  await page.goto(host + first);
  expect(await page.title()).toBe(title);
  await page.goto(`${host}a/`);
  expect(await page.locator('.entry').count()).toBeGreaterThan(0);
  await page.goto(`${host}a/search.html?q=learning`);
  await page.waitForSelector('#search-results .headline');
  expect(await titlesFound()).toEqual(found);
  expect(found.length).toBeGreaterThan(3);
  expect(requests.length).toBe(before);
});

test('a page that is not on the device says so, and leads on', async () => {
  const [first = '', other = ''] = await papers();
  await visit(first);
  await goOffline();
  const response = await page.goto(host + other);
  expect(response?.status()).toBe(503);
  expect(await page.textContent('h1')).toBe('This page is not stored on this device');
  expect(page.url()).toBe(host + other);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: 'Newest papers' }).click();
  await page.waitForURL(`${host}a/index.html`);
  await page.goBack();
  isDown = false;
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForSelector('.citation');
  expect(page.url()).toBe(host + other);
});

test('a new edition appears at the next visit, without a reload of the open page', async () => {
  await visit('a/archive.html');
  const file = join(work, 'a/archive.html');
  const former = await readFile(file, 'utf8');
  try {
    await writeFile(file, former.replace(/<h1>[^<]*/u, '<h1>A new edition'));
    expect(await page.textContent('h1')).not.toBe('A new edition');
    await page.goto(`${host}a/archive.html`);
    expect(await page.textContent('h1')).toBe('A new edition');
  } finally {
    await writeFile(file, former);
  }
});

test('a tab goes on with the scripts of its build after another build has replaced them', async () => {
  await visit('a/archive.html');
  const old = join(work, 'a/assets');
  const kept = join(work, 'assets-before');
  await cp(old, kept, { recursive: true });
  try {
    for (const name of await readdir(old)) if (name.startsWith('search-dialog')) await rm(join(old, name));
    await writeServiceWorker(join(work, 'a'), true);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing ?? registration.waiting;
      await new Promise<void>((resolve) => {
        if (worker === null || worker.state === 'activated') return resolve();
        worker.addEventListener('statechange', () => worker.state === 'activated' && resolve());
      });
    });
    await page.getByRole('searchbox').first().fill('learning');
    await page.waitForSelector('dialog[open] a');
    expect(await page.locator('dialog[open] a').count()).toBeGreaterThan(0);
  } finally {
    await cp(kept, old, { recursive: true });
    await writeServiceWorker(join(work, 'a'), true);
  }
});

test('two sites of a host keep apart, and a site that no longer works offline removes all that it has stored', async () => {
  await visit('a/archive.html');
  await visit('b/archive.html');
  const all = await cacheNames();
  const own = all.filter((name) => name.startsWith('broadsheet:/a/:'));
  const others = all.filter((name) => name.startsWith('broadsheet:/b/:'));
  expect(own.length, all.join(' ')).toBeGreaterThan(1);
  expect(others.length, all.join(' ')).toBeGreaterThan(1);
  expect(own.length + others.length).toBe(all.length);
  const inOwn = await page.evaluate(async (names) => {
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  }, own);
  expect(inOwn.filter((path) => !path.startsWith('/a/'))).toEqual([]);
  await writeServiceWorker(join(work, 'a'), false);
  try {
    await page.goto(`${host}a/archive.html`);
    await expect.poll(cacheNames).toEqual(others);
    const scopes = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
    await expect.poll(scopes).toEqual([`${host}b/`]);
  } finally {
    await writeServiceWorker(join(work, 'a'), true);
  }
});
