import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { newContext, newPage } from './browser.ts';
import { browser, collectTrouble, useBrowser } from './visit.ts';

const site = inject('site');
const DAY = 'days/2026-03-03.html';

let context: BrowserContext;
let page: Page;
let trouble: string[];
useBrowser();
beforeEach(async () => {
  context = await newContext(browser);
  page = await context.newPage();
  trouble = collectTrouble(page);
});
afterEach(async () => {
  await context.close();
  expect(trouble).toEqual([]);
});

const open = (path: string) => page.goto(new URL(path, site.root).href);
const titles = (where = '.entry .headline') => page.locator(where).allInnerTexts();
const votes = () =>
  page.locator('.entry .votes').evaluateAll((all) => all.map((each) => (each as HTMLDataElement).value));
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const order = (name: string) => page.getByRole('group', { name: 'Sort by' }).getByRole('button', { name });

describe('sorting a day', () => {
  test('works with the keyboard, is said aloud, and a reload and the way back keep it', async () => {
    await open(DAY);
    const listed = await titles();
    expect(await votes()).toEqual((await votes()).toSorted((a, b) => Number(b) - Number(a)));
    await order('Title').focus();
    await page.keyboard.press('Enter');
    const sorted = listed.toSorted((a, b) => a.localeCompare(b, 'en'));
    expect(sorted).not.toEqual(listed);
    expect(await titles()).toEqual(sorted);
    expect(await titles('.contents a')).toEqual(sorted);
    expect(await page.getByRole('status').innerText()).toBe('Sorted by title');
    expect(await focused()).toBe('Title');
    await page.reload();
    expect(await titles()).toEqual(sorted);
    expect(await order('Title').getAttribute('aria-pressed')).toBe('true');
    await page.locator('.entry .headline').first().click();
    await page.waitForURL(/papers\//u);
    await page.goBack();
    await expect.poll(() => titles()).toEqual(sorted);
    await order('Upvotes').click();
    expect(await titles()).toEqual(listed);
    expect(page.url()).not.toContain('sort');
  });

  test('works from a folder', async () => {
    await page.goto(pathToFileURL(join(site.oddFolder, DAY)).href);
    const listed = await titles();
    await order('Title').click();
    expect(await titles()).not.toEqual(listed);
    expect(page.url()).toContain('?sort=title');
  });

  test('is offered neither without script nor where there is nothing to sort by', async () => {
    const still = await newPage(browser, { javaScriptEnabled: false });
    await still.goto(new URL(DAY, site.root).href);
    expect(await still.locator('.sort').isVisible()).toBe(false);
    await still.close();
    await open('days/2026-10-13.html');
    const offered = await page.locator('.sort button[data-order=comments]').count();
    const comments = await page.locator('.entry .comments').count();
    expect(offered > 0).toBe(comments > 0);
  });
});

test('the keys go through a day’s papers, in the order that they have, and open one', async () => {
  await open(DAY);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const [first, second] = await titles();
  expect(await focused()).toBe(second);
  await page.keyboard.press('k');
  expect(await focused()).toBe(first);
  await order('Title').click();
  const sorted = await titles();
  await page.keyboard.press('j');
  expect(await focused()).toBe(sorted[sorted.indexOf(first ?? '') + 1]);
  await page.keyboard.press('a');
  const current = page.locator('.entry.is-current');
  expect(await current.locator('.abstract').evaluate((each) => (each as HTMLDetailsElement).open)).toBe(true);
  expect(await current.locator('.prose').isVisible()).toBe(true);
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').innerText()).toContain('Next paper');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe(sorted[sorted.indexOf(first ?? '') + 1]);
  await page.keyboard.press('o');
  await page.waitForURL(/papers\//u);
  await page.goBack();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/days\/2026-03-04/u);
});

describe('what is new', () => {
  const later = (hours: number) => page.clock.setSystemTime(new Date(Date.UTC(2026, 2, 4, 8 + hours)));
  const marks = () => page.locator('.new').allInnerTexts();

  test('is marked from the second visit on, and a reload forgets nothing', async () => {
    await later(0);
    await open(DAY);
    await open('days/2026-03-02.html');
    expect(await marks()).toEqual([]);
    await later(24);
    await open('days/2026-03-04.html');
    expect(await marks()).toEqual(['New since your last visit']);
    expect(await page.locator('.entries.is-new').count()).toBe(1);
    await page.reload();
    expect(await marks()).toEqual(['New since your last visit']);
    await open(DAY);
    expect(await marks()).toEqual([]);
    await open('months/2026-03.html');
    expect(await page.locator('.brief:has(.new) h2').allInnerTexts()).toEqual([
      'Wednesday, 4 March 2026',
      'Tuesday, 31 March 2026',
    ]);
    await later(48);
    await open('days/2026-03-04.html');
    expect(await marks()).toEqual([]);
  });

  /**
   * Opens a page of a copy as a link does. Chromium then stays in one process: on a busy machine, another one may learn late
   * what was stored.
   */
  async function follow(folder: string, path: string): Promise<void> {
    const { href } = pathToFileURL(join(folder, path));
    await page.evaluate((address) => location.assign(address), href);
    await page.waitForURL(href, { waitUntil: 'load' });
  }

  test('is not mixed up among copies of the site on one disk', async () => {
    await later(0);
    await page.goto(pathToFileURL(join(site.folder, DAY)).href);
    await later(24);
    await follow(site.oddFolder, 'days/2026-03-04.html');
    expect(await marks()).toEqual([]);
    await follow(site.folder, 'days/2026-03-04.html');
    expect(await marks()).toEqual(['New since your last visit']);
  });
});

test('a paper and a week name no day after their own, which the month’s script adds beside them', async () => {
  await open(DAY);
  const paper = (await page.locator('.entry .headline').first().getAttribute('href')) ?? '';
  for (const [path, last, later] of [
    [paper.replace('../', ''), '2026-03-03', ['2026-03-04', '2026-03-31']],
    ['weeks/2026-W10.html', '2026-03-08', ['2026-03-31']],
  ] as const) {
    const html = await (await fetch(new URL(path, site.root))).text();
    const own = Array.from(html.matchAll(/days\/([\d-]+)\.html/gu), ([, day = '']) => day);
    expect(own, path).toContain('2026-03-02');
    expect(
      own.filter((day) => day > last),
      path,
    ).toEqual([]);
    await open(path);
    const linked = await page
      .locator('.side .calendar td a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(linked, path).toEqual(expect.arrayContaining(later.map((day) => `../days/${day}.html`)));
  }
});

const SCRIPTS = '**/assets/site.*.js';

test('nothing moves when the scripts come late, with marks and an order of the reader’s own', async () => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['index.html', `${DAY}?sort=title`, 'archive.html', 'months/2026-03.html']) {
      await page.unroute(SCRIPTS);
      await open(DAY);
      await page.evaluate(() => {
        for (const key of Object.keys(localStorage).filter((name) => name.includes('visit:')))
          localStorage.setItem(key, JSON.stringify({ at: 0, seen: '2026-03-02' }));
      });
      const isPainted = Promise.withResolvers<void>();
      await page.route(SCRIPTS, (route) => isPainted.promise.then(() => route.continue()));
      await page.goto(new URL(path, site.root).href, { waitUntil: 'commit' });
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      isPainted.resolve();
      await page.waitForLoadState('networkidle');
      const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
      expect(
        shifts.reduce((sum, each) => sum + each, 0),
        `${path} at ${width}`,
      ).toBeLessThanOrEqual(0.01);
    }
  }
  expect(await page.locator('.new').count()).toBeGreaterThan(0);
});

test('a list that will be sorted is not shown before it is, and is shown where the script never comes', async () => {
  await page.route(SCRIPTS, () => undefined);
  // In the first frame that has it: on a slow machine its time may be over before anyone else could look.
  await page.addInitScript(() => {
    const look = () => {
      const list = document.querySelector('.entries');
      if (list === null) requestAnimationFrame(look);
      else document.documentElement.dataset.firstSeen = getComputedStyle(list).visibility;
    };
    requestAnimationFrame(look);
  });
  await page.goto(new URL(`${DAY}?sort=title`, site.root).href, { waitUntil: 'commit' });
  await page.locator('[data-first-seen]').waitFor({ state: 'attached' });
  expect(await page.locator('html').getAttribute('data-first-seen')).toBe('hidden');
  const visibility = () => page.locator('.entries').evaluate((list) => getComputedStyle(list).visibility);
  await expect.poll(visibility, { timeout: 10_000 }).toBe('visible');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});
