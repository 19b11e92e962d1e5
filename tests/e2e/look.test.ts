import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { violations } from './axe.ts';
import { launch } from './browser.ts';
import { onePerType } from './visit.ts';

const site = inject('site');
const types = onePerType(site.folder);

let browser: Browser;
beforeAll(async () => {
  browser = await launch(site.browser);
});
afterAll(() => browser.close());

describe('layout', () => {
  test.each(types)('%s does not scroll sideways at 320 px', async (path) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.goto(new URL(path, site.root).href);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.close();
  });

  // Those in a sentence are as high as its lines.
  test.each(types)(
    'on %s whatever can be hit is 24 px high and wide, but for what stands in sentences',
    async (path) => {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      await page.goto(new URL(path, site.root).href);
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            ':is(a, button, summary, input, select):not(.skip, svg *, .footer p *, .prose *, .reference *, .lead *)',
          ),
        ].flatMap((target) => {
          const { width, height } = target.getBoundingClientRect();
          return width > 0 && Math.min(width, height) < 23.9
            ? `${target.outerHTML} ${width} × ${height}`
            : [];
        }),
      );
      expect(small).toEqual([]);
      await page.close();
    },
  );
});

describe('accessibility', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.each(types)(`axe finds nothing on %s, ${colorScheme}`, async (path) => {
      const context = await browser.newContext({ colorScheme, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(new URL(path === 'search.html' ? 'search.html?q=graphs' : path, site.root).href);
      if (path === 'search.html') await page.locator('#search-results > li').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await context.close();
    });
  }
});

describe('without script', () => {
  test.each(types.filter((type) => type !== 'search.html'))(
    '%s shows what it shows with script',
    async (path) => {
      const texts = await Promise.all(
        [true, false].map(async (javaScriptEnabled) => {
          const page = await browser.newPage({ javaScriptEnabled });
          await page.goto(new URL(path, site.root).href);
          const text = await page.locator('main').evaluate((main) => {
            // What only acts on the page has no place in it without script, and what stands in for script none with it.
            for (const control of main.querySelectorAll('button, select, noscript')) control.remove();
            return main instanceof HTMLElement ? main.innerText : '';
          });
          await page.close();
          return text.replace(/\s+/gu, ' ').trim();
        }),
      );
      expect(texts[1]).toBe(texts[0]);
      expect(texts[1]?.length).toBeGreaterThan(40);
    },
  );

  test('search says that it needs script, and where to go instead', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(new URL('search.html', site.root).href);
    expect(await page.locator('main').innerText()).toContain('Search needs JavaScript');
    expect(await page.locator('#search-form').isVisible()).toBe(false);
    await page.close();
  });
});
