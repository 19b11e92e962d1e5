import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { newContext, newPage } from './browser.ts';
import { browser, onePerType, useBrowser } from './visit.ts';

const site = inject('site');

useBrowser();

async function open(path: string, root = site.root, width = 1200): Promise<Page> {
  const page = await newPage(browser, { viewport: { width, height: 800 } });
  await page.goto(new URL(path, root).href);
  return page;
}

/** What has the focus, in words. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.tagName || '');

describe('the help', () => {
  test('names the keys of the page, and gives the focus back when it is closed', async () => {
    const page = await open('index.html');
    await page.locator('.places a').nth(1).focus();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(await help.locator('kbd').allInnerTexts()).toEqual(
      expect.arrayContaining(['j', 'k', 'o', '/', '?']),
    );
    expect(await help.innerText()).toContain('Next paper');
    // Keys do nothing behind it.
    await page.keyboard.press('j');
    expect(await page.locator('.entry.is-current').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await help.count()).toBe(0);
    expect(await focused(page)).toBe('Archive');
    await page.close();
  });

  test('leaves out what a page has not', async () => {
    const page = await open('404.html');
    await page.keyboard.press('?');
    const keys = await page.locator('.help kbd').allInnerTexts();
    expect(keys).toContain('/');
    expect(keys).not.toContain('j');
    await page.close();
  });

  test('switches the keys off for good, and is found again at the foot of the page', async () => {
    const context = await newContext(browser);
    const page = await context.newPage();
    await page.goto(new URL('index.html', site.root).href);
    await page.keyboard.press('?');
    await page.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.goto(new URL('archive.html', site.root).href);
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    expect(await page.locator('.help').count()).toBe(0);
    expect(await focused(page)).not.toBe('INPUT');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).press('Enter');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Close' }).press('Enter');
    expect(await focused(page)).toBe('Keyboard shortcuts');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('INPUT');
    await context.close();
  });
});

describe('the drawer of a phone', () => {
  test('opens, closes and gives the focus back, with the keyboard alone', async () => {
    const page = await open('index.html', site.root, 390);
    const menu = page.locator('.menu');
    await menu.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('dialog.drawer').isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog.drawer').isVisible()).toBe(false);
    expect(await menu.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.close();
  });

  test('leaves the focus in the navigation where the window becomes so wide that there is none', async () => {
    const page = await open('index.html', site.root, 390);
    await page.locator('.menu').press('Enter');
    await page.setViewportSize({ width: 1200, height: 800 });
    const side = page.locator('.frame > .side');
    await expect.poll(() => side.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.close();
  });
});

describe('the theme', () => {
  test('that a reader chose is there before anything is painted', async () => {
    const context = await newContext(browser, { colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(new URL('index.html', site.root).href);
    await page.locator('.theme-switch').click();
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.body === null) return;
        observer.disconnect();
        document.documentElement.dataset.themeAtFirst = document.documentElement.dataset.theme;
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(new URL('archive.html', site.root).href);
    expect(await page.evaluate(() => document.documentElement.dataset.themeAtFirst)).toBe('dark');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(paper);
    await context.close();
  });

  test('follows the system again once the reader has chosen what the system has', async () => {
    const context = await newContext(browser, { colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(new URL('index.html', site.root).href);
    const state = () =>
      page.evaluate(() => ({
        chosen: document.documentElement.dataset.theme ?? 'none',
        kept: localStorage.getItem('broadsheet:theme'),
        pressed: document.querySelector('.theme-switch')?.getAttribute('aria-pressed'),
        title: document.querySelector('.theme-switch')?.getAttribute('title'),
      }));
    const asSystem = { chosen: 'none', kept: null, title: 'Theme: same as your system' };
    expect(await state()).toEqual({ ...asSystem, pressed: 'false' });
    await page.locator('.theme-switch').click();
    expect(await state()).toEqual({ chosen: 'dark', kept: 'dark', pressed: 'true', title: 'Theme: dark' });
    await page.locator('.theme-switch').click();
    expect(await state()).toEqual({ ...asSystem, pressed: 'false' });
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(state).toEqual({ ...asSystem, pressed: 'true' });
    await context.close();
  });
});

describe('the page for what is not there', () => {
  test.each([
    ['a version', 'papers/2610.90003v2.html', 'paper 2610.90003'],
    ['an address of arXiv', 'abs/2610.90003', 'paper 2610.90003'],
  ])('names the nearest paper: %s', async (_, path, words) => {
    for (const root of [site.root, site.based]) {
      const page = await open(path, root);
      const link = page.locator('#lost-paper a');
      await link.waitFor();
      expect(await link.innerText()).toBe(words);
      expect(await page.locator('#find-lost').inputValue()).toBe('2610.90003');
      await link.click();
      await page.locator('.paper').waitFor();
      await page.close();
    }
  });

  test('searches for the words of the address, and knows where arXiv would have a paper', async () => {
    const page = await open('topics/no-such-topic.html');
    expect(await page.locator('#find-lost').inputValue()).toBe('no such topic');
    await page.goto(new URL('papers/2401.99999.html', site.root).href);
    await page.locator('#lost-paper a').waitFor();
    expect(await page.locator('#lost-paper a').getAttribute('href')).toBe('https://arxiv.org/abs/2401.99999');
    await page.close();
  });
});

describe('a page while it loads', () => {
  test.each(onePerType(site.folder))('%s does not shift, and asks nobody else', async (path) => {
    const page = await newPage(browser, { viewport: { width: 390, height: 844 } });
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.root) && !request.url().startsWith('data:'))
        foreign.push(request.url());
    });
    await page.addInitScript(() => {
      const total = { shift: 0 };
      Object.assign(globalThis, { total });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) total.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(new URL(path, site.root).href, { waitUntil: 'networkidle' });
    const shift = await page.evaluate(
      () => (globalThis as unknown as { total: { shift: number } }).total.shift,
    );
    expect(shift).toBeLessThanOrEqual(0.01);
    expect(foreign).toEqual([]);
    await page.close();
  });
});
