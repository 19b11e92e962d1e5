import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { newContext, newPage } from './browser.ts';
import { browser, collectTrouble, useBrowser } from './visit.ts';

const site = inject('site');
const PAPER = 'papers/2603.80001.html';

useBrowser();

describe('a citation', () => {
  test('is copied with the keyboard alone, which is said, and the focus stays', async () => {
    const context = await newContext(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const trouble = collectTrouble(page);
    await page.goto(new URL(PAPER, site.based).href);
    await page.locator('.reference a').focus();
    for (const key of ['Tab', 'Tab', 'Enter', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => page.locator('.cite-status').innerText()).toBe('RIS copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^TY {2}- UNPB\r?\nID {2}- /u);
    expect(copied).toContain('AN  - arXiv:2603.80001');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copy');
    expect(await page.locator('.cite-formats [aria-pressed=true]').innerText()).toBe('RIS');
    expect(await page.locator('.cite-text pre').textContent()).toMatch(/^TY {2}- /u);
    expect(trouble).toEqual([]);
    await context.close();
  });

  test('is copied from a folder in a browser that gives pages no clipboard', async () => {
    const page = await newPage(browser);
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.goto(pathToFileURL(join(site.oddFolder, PAPER)).href);
    await page.locator('.cite-actions button', { hasText: 'Copy' }).click();
    await expect.poll(() => page.locator('.cite-status').innerText()).toBe('BibTeX copied');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copy');
    await page.locator('.find input').focus();
    await page.keyboard.press('ControlOrMeta+V');
    expect(await page.locator('.find input').inputValue()).toMatch(/^@misc\{/u);
    await page.close();
  });

  test('is kept as a file, from a folder too', async () => {
    const page = await newPage(browser);
    await page.goto(pathToFileURL(join(site.oddFolder, PAPER)).href);
    await page.locator('.cite-formats button', { hasText: 'CSL-JSON' }).click();
    const coming = page.waitForEvent('download');
    await page.locator('.cite-actions button', { hasText: 'Download' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^[a-z0-9]+\.json$/u);
    const [item] = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(item).toMatchObject({ type: 'article', number: 'arXiv:2603.80001' });
    const saved = `Saved as ${download.suggestedFilename()}`;
    await expect.poll(() => page.locator('.cite-status').innerText()).toBe(saved);
    await page.close();
  });

  test('stands in the page without script, and in the files of its day, its month and its topics', async () => {
    const page = await newPage(browser, { javaScriptEnabled: false });
    await page.goto(new URL(PAPER, site.root).href);
    expect(await page.locator('.reference').innerText()).toContain('arXiv:2603.80001');
    await page.locator('.cite-text summary').click();
    const bibtex = await page.locator('.cite-text pre').innerText();
    expect(bibtex).toMatch(/^@misc\{[a-z0-9]+,\n {2}title = \{/u);
    expect(await page.locator('.cite-tools').isVisible()).toBe(false);
    const topics = await linksTo(page, '.tags a');
    for (const list of [
      ...(await linksTo(page, '.eyebrow a')),
      new URL('months/2026-03.html', site.root).href,
      ...topics,
    ]) {
      await page.goto(list);
      const [file = ''] = await linksTo(page, '.bibliography a');
      expect(await (await fetch(file)).text(), file).toContain('eprint = {2603.80001}');
    }
    expect(topics.length).toBeGreaterThan(0);
    await page.close();
  });
});

test('nothing moves when the buttons for citing come', async () => {
  for (const width of [1280, 390, 320]) {
    const page = await newPage(browser, { viewport: { width, height: 900 } });
    await page.goto(new URL(PAPER, site.root).href, { waitUntil: 'networkidle' });
    const heights = await page.evaluate(() => {
      const tools = document.querySelector('.cite-tools');
      const full = tools?.getBoundingClientRect().height;
      tools?.replaceChildren();
      return { full, empty: tools?.getBoundingClientRect().height };
    });
    expect(heights.empty, `${width} px`).toBe(heights.full);
    await page.close();
  }
});

/** The whole addresses of the links that fit the selector. */
function linksTo(page: Page, selector: string): Promise<string[]> {
  return page
    .locator(selector)
    .evaluateAll((links) => links.flatMap((link) => (link instanceof HTMLAnchorElement ? link.href : [])));
}
