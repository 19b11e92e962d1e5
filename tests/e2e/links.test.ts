import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import { checkFileNames } from '../../src/checks/file-names.ts';
import { checkFolderLinks, linksOf } from '../../src/checks/links.ts';
import { newPage } from './browser.ts';
import { browser, collectTrouble, filesOf, onePerType, useBrowser } from './visit.ts';

const site = inject('site');
const types = onePerType(site.folder);

useBrowser();

describe('files', () => {
  test('have names that every host and every system takes', () => {
    expect(checkFileNames(filesOf(site.folder))).toEqual([]);
    expect(filesOf(site.folder)).toContain('.nojekyll');
  });
});

describe('links', () => {
  test('every link of every page leads to a file and a place that exist', async () => {
    expect(await checkFolderLinks(site.folder, filesOf(site.folder))).toEqual([]);
  });

  test('every link works under a base path', async () => {
    const seen = new Set([site.based]);
    const broken: string[] = [];
    for (const address of seen) {
      const response = await fetch(address);
      if (!response.ok) broken.push(`${response.status}: ${address}`);
      if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) continue;
      for (const link of linksOf(await response.text()).links) {
        const { href, origin } = new URL(link.split('#', 1)[0] ?? '', address);
        if (origin === new URL(site.based).origin) seen.add(href);
      }
    }
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(100);
  });

  test.each(types)(
    '%s loads nothing that fails under a base path, and nothing from elsewhere',
    async (path) => {
      const page = await newPage(browser);
      const trouble = collectTrouble(page);
      page.on('request', (request) => {
        if (!request.url().startsWith(site.based)) trouble.push(`elsewhere: ${request.url()}`);
      });
      await page.goto(new URL(path, site.based).href, { waitUntil: 'networkidle' });
      expect(trouble).toEqual([]);
      await page.close();
    },
  );
});

test('opens from a folder with spaces and # in its name', async () => {
  const page = await newPage(browser);
  const trouble = collectTrouble(page);
  for (const path of types.filter((type) => type !== 'search.html')) {
    await page.goto(pathToFileURL(join(site.oddFolder, path)).href);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
  }
  await page.goto(pathToFileURL(join(site.oddFolder, 'index.html')).href);
  await page.locator('main .entry :is(h2, h3) a').first().click();
  await page.waitForURL(/papers\/[^/]+\.html$/u);
  expect(page.url()).toContain('%231');
  expect(await page.locator('h1').innerText()).not.toBe('');
  expect(trouble).toEqual([]);
  await page.close();
});

test('the search page says plainly that it cannot work from a folder', async () => {
  const page = await newPage(browser);
  await page.goto(pathToFileURL(join(site.oddFolder, 'search.html')).href);
  expect(await page.locator('#search-problem').innerText()).toContain('Search needs a web server');
  await page.close();
});

test('a title that looks like a script is shown as text', async () => {
  const page = await newPage(browser);
  const trouble = collectTrouble(page);
  for (const path of ['papers/2610.90001.html', 'days/2026-10-13.html', 'search.html?q=alert']) {
    await page.goto(new URL(path, site.root).href, { waitUntil: 'networkidle' });
    await expect
      .poll(() => page.locator('main').innerText())
      .toContain('<script>alert(1)</script> --- "x": #y');
    expect(
      await page
        .locator('main img[src=x], main h1 script, main h2 script, main a[href^="javascript"]')
        .count(),
    ).toBe(0);
  }
  expect(trouble).toEqual([]);
  await page.close();
});

test('what is not there is answered with the 404 page, whose links work from any depth', async () => {
  const page = await newPage(browser);
  const response = await page.goto(new URL('papers/no/such/paper.html', site.based).href);
  expect(response?.status()).toBe(404);
  await page.locator('main a').first().click();
  await page.waitForLoadState();
  expect(await page.locator('h1').innerText()).not.toContain('no such page');
  await page.close();
});

// The site was built for another address, and these lie in none of its folders.
test.each(['a/b/c', 'nothing/', 'PAPERS/1.html', 'search/x', 'a/b/papers/1.html'])(
  'the 404 page has its look, its links and its help at %s',
  async (path) => {
    const page = await newPage(browser);
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    const response = await page.goto(new URL(path, site.based).href);
    expect(response?.status()).toBe(404);
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
    await expect.poll(() => page.evaluate(() => document.documentElement.hidden)).toBe(false);
    for (const link of await page.locator('main a').all()) {
      const href = await link.evaluate((each) => (each instanceof HTMLAnchorElement ? each.href : ''));
      expect((await fetch(href)).status, href).toBe(200);
    }
    await page.locator('#find-lost').waitFor();
    await expect.poll(() => page.locator('#find-lost').inputValue()).not.toBe('');
    expect(refused).toEqual([]);
    await page.close();
  },
);
