import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { violations } from './axe.ts';
import { newContext } from './browser.ts';
import { browser, collectTrouble, useBrowser } from './visit.ts';

const site = inject('site');
const FOR_YOU = 'for-you.html';
/** A paper of an earlier day that shares a word with the newest edition, and its page. */
const SIMILAR = 'papers/2603.80032.html';
// The papers of the newest edition, the one with the most upvotes first.
const GRAPHS = 'Counting Triangles in Erdős–Rényi Graphs';
const LONG_WORD = 'A Title With One Very Long Word';

/** The device of a reader. Its tabs share what is stored. */
let device: BrowserContext;
let page: Page;

useBrowser();
beforeEach(() => useDevice(1280));
afterEach(() => device.close());

async function useDevice(width: number): Promise<void> {
  device = await newContext(browser, { viewport: { width, height: 800 } });
  page = await device.newPage();
}

const at = (path: string) => new URL(path, site.based).href;

async function open(address: string, own: Page = page): Promise<void> {
  await own.goto(address);
  await own.locator('#for-you-list .entry').first().waitFor();
}

const status = (own: Page = page) => own.locator('#for-you-status').innerText();
const first = (own: Page = page) => own.locator('#for-you-list .headline').first().innerText();
const reasonsOf = (title: string, own: Page = page) =>
  own.locator('#for-you-list .entry', { hasText: title }).locator('.reasons').allInnerTexts();

async function openSettings(own: Page = page): Promise<void> {
  await own.locator('#for-you-settings summary').click();
}

describe('the page “For you”', () => {
  test('teaches readers who have saved and followed nothing, and shows the edition in its usual order', async () => {
    const trouble = collectTrouble(page);
    await page.goto(at('index.html'));
    await page.locator('.for-you-link').click();
    await page.locator('#for-you-list .entry').first().waitFor();
    expect(await page.locator('#for-you-start').isVisible()).toBe(true);
    const titles = await page.locator('#for-you-list .headline').allInnerTexts();
    await page.goto(at('index.html'));
    expect(titles).toEqual(await page.locator('main .entries .headline').allInnerTexts());
    expect(trouble).toEqual([]);
  });

  test('puts papers of a followed topic and author first, and says why', async () => {
    await page.goto(at('topics/discrete-mathematics.html'));
    await page.locator('.follow-subject button').click();
    expect(await page.locator('.follow-subject button').getAttribute('aria-pressed')).toBe('true');
    await page.locator('.follow-status a').click();
    await page.locator('#for-you-list .entry').first().waitFor();
    expect(await reasonsOf(GRAPHS)).toEqual([expect.stringMatching(/^You follow \S/u)]);
    expect(await status()).toContain('in your own order');
    await openSettings();
    await page.locator('#follow-author').fill(await lastAuthor());
    await page.keyboard.press('Enter');
    await expect.poll(() => first()).toContain(LONG_WORD);
    expect(await page.locator('#follow-note').innerText()).toMatch(/: followed\.$/u);
    expect(await page.locator('#for-you-counts').innerText()).toContain('2 followed');
    await page.locator('[data-kind=author] .followed button').click();
    await expect.poll(() => first()).toBe(GRAPHS);
    expect(await violations(page)).toEqual([]);
  });

  test('compares papers with saved ones, and names the shared words', async () => {
    await page.goto(at(SIMILAR));
    await page.locator('.shelf-bar .save').click();
    await expect.poll(() => page.locator('.shelf-bar .save').getAttribute('aria-pressed')).toBe('true');
    await open(at(FOR_YOU));
    expect(await status()).toContain('in your own order');
    expect(await reasonsOf(GRAPHS)).toEqual([
      expect.stringMatching(/^Shares .*graphs?.* with a saved paper$/u),
    ]);
    await page.locator('#for-you-list .save').nth(1).click();
    const refresh = page.locator('#for-you-refresh');
    await refresh.click();
    // Saving goes on until the paper's record is complete, which offers the new order once more.
    const isOffered = async () => {
      if (await refresh.isVisible()) await refresh.click();
      return refresh.isVisible();
    };
    await expect.poll(isOffered).toBe(false);
  });

  test('hides muted and read papers, counts them, and tells other tabs', async () => {
    const other = await device.newPage();
    await open(at(FOR_YOU), other);
    await open(at(FOR_YOU));
    await openSettings();
    await page.locator('#follow-word').fill('triangle');
    await page.locator('button[value=mutedWords]').click();
    for (const own of [page, other]) {
      await expect.poll(() => status(own)).toContain('1 muted paper is hidden.');
      expect(await own.locator('#for-you-list .entry').count()).toBe(2);
    }
    await page.locator('#for-you-hides-read').check();
    await page.locator('#for-you-list .headline').first().focus();
    await page.keyboard.press('m');
    await page.locator('#for-you-refresh').click();
    await expect.poll(() => status()).toContain('1 read paper is hidden.');
    await page.reload();
    await expect.poll(() => status()).toContain('1 read paper is hidden.');
    expect(await page.locator('#for-you-hides-read').isChecked()).toBe(true);
  });

  test('shows seven days, and keeps that in its address', async () => {
    await open(at(FOR_YOU));
    const ofDay = await page.locator('#for-you-list .entry').count();
    const week = page.locator('[data-view=week]');
    // Without the sample there is only one day.
    if ((await week.count()) === 0) return;
    await week.click();
    await expect.poll(() => page.locator('#for-you-list .entry').count()).toBeGreaterThan(ofDay);
    await page.reload();
    await expect.poll(() => status()).toMatch(/ of \d days,/u);
  });

  test('says which day could not be loaded, and works with stored follows that are damaged', async () => {
    const stored = new URL(site.based).pathname;
    await page.goto(at('404.html'));
    await page.evaluate((path) => localStorage.setItem(`broadsheet:follows:${path}`, '{"topics":[7'), stored);
    await open(at(FOR_YOU));
    expect(await page.locator('#for-you-start').isVisible()).toBe(true);
    await page.route('**/for-you/*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'broadsheetDay({"version":9})' }),
    );
    await page.reload();
    await expect.poll(() => page.locator('#for-you-problem').innerText()).toContain('could not be loaded');
    expect(await page.locator('#for-you-days a').first().isVisible()).toBe(true);
  });

  test.each([390, 320])('fits a window of %i px, and every control can be reached', async (width) => {
    await device.close();
    await useDevice(width);
    await open(at(FOR_YOU));
    await openSettings();
    await page.locator('#follow-word').fill('a word that is long enough to need two lines');
    await page.locator('button[value=words]').click();
    await page.locator('.followed li').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await violations(page)).toEqual([]);
  });

  test('works in a folder without a server', async () => {
    const trouble = collectTrouble(page);
    await open(pathToFileURL(join(site.oddFolder, FOR_YOU)).href);
    await openSettings();
    await page.locator('#follow-author').fill(await lastAuthor());
    await page.keyboard.press('Enter');
    await expect.poll(() => first()).toContain(LONG_WORD);
    await page.locator('#for-you-list .headline').first().click();
    await page.waitForURL('**/papers/2610.90003.html');
    expect(trouble).toEqual([]);
  });
});

/** The author of the paper with the fewest upvotes, which is the last one. */
async function lastAuthor(): Promise<string> {
  return page.locator('#for-you-list .entry', { hasText: LONG_WORD }).locator('.byline').innerText();
}
