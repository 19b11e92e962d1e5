import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { violations } from './axe.ts';
import { launch } from './browser.ts';
import { filesOf, onePerType } from './visit.ts';

const site = inject('site');
const types = onePerType(site.folder);
const fontFile = filesOf(site.folder).find((file) => /source-serif-4-latin-wght.*\.woff2$/u.test(file)) ?? '';
const fontUrl = new URL(fontFile, site.root).href;

/**
 * The measures of fonts that systems have for their interface, as shares of the size: https://developer.mozilla.org/docs/Web/CSS/@font-face/ascent-override.
 * They are put on the site's own font, so that the tests ask no machine for a font.
 */
const INTERFACE_FONTS = [
  { name: 'the font of this machine' },
  { name: 'DejaVu Sans', ascent: 92.8, descent: 23.6, width: 116 },
  { name: 'Noto Sans', ascent: 106.9, descent: 29.3, width: 106 },
  { name: 'Liberation Sans', ascent: 90.5, descent: 21.2, width: 100 },
  { name: 'a font that is low and narrow', ascent: 72, descent: 18, width: 88 },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launch(site.browser);
});
afterAll(() => browser.close());

/** Opens a page of the site whose policy lets a test add styles. */
async function openUnguarded(path: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(new URL(path, site.root).href);
  return page;
}

/** Sets the interface in a font with other measures, and waits until it is laid out. */
async function setInterfaceFont(page: Page, font: (typeof INTERFACE_FONTS)[number]): Promise<void> {
  if (!('ascent' in font)) return;
  const { name, ascent, descent, width } = font;
  await page.addStyleTag({
    content: `@font-face {
      font-family: "Like ${name}"; src: url("${fontUrl}") format("woff2"); size-adjust: ${width}%;
      ascent-override: ${(ascent * 100) / width}%; descent-override: ${(descent * 100) / width}%; line-gap-override: 0%;
    }
    :root { --sans: "Like ${name}" !important; }`,
  });
  const isLoaded = await page.evaluate(async (family) => {
    await document.fonts.load(`16px "${family}"`);
    return document.fonts.check(`16px "${family}"`);
  }, `Like ${name}`);
  expect(isLoaded).toBe(true);
}

describe('layout', () => {
  test.each(types)(
    '%s does not scroll sideways at 320 px, whatever the font of the interface',
    async (path) => {
      const page = await openUnguarded(path, { width: 320, height: 640 });
      for (const font of INTERFACE_FONTS) {
        await setInterfaceFont(page, font);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(`${font.name}: ${width}`).toBe(`${font.name}: 320`);
      }
      await page.context().close();
    },
  );

  // Those in a sentence are as high as its lines.
  test.each(types)(
    'on %s whatever can be hit is 24 px high and wide, but for what stands in sentences',
    async (path) => {
      const page = await openUnguarded(path, { width: 390, height: 844 });
      for (const font of INTERFACE_FONTS) {
        await setInterfaceFont(page, font);
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
        expect([font.name, ...small]).toEqual([font.name]);
      }
      await page.context().close();
    },
  );

  test.each(types)('on %s no field makes a phone zoom in, which happens below 16 px', async (path) => {
    const page = await openUnguarded(path, { width: 390, height: 844 });
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll('input:not([type="checkbox"]), select, textarea')].map((field) =>
        Number.parseFloat(getComputedStyle(field).fontSize),
      ),
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.filter((size) => size < 16)).toEqual([]);
    await page.context().close();
  });

  test('a title that is cut off under “On this page” shows nothing of its third line', async () => {
    const page = await openUnguarded(types.find((type) => /^days\/2/u.test(type)) ?? '', {
      width: 1440,
      height: 900,
    });
    for (const font of INTERFACE_FONTS) {
      await setInterfaceFont(page, font);
      const seen = await page.locator('.contents a').evaluateAll((links) =>
        links.flatMap((link) => {
          const { paddingTop, paddingBottom, lineHeight } = getComputedStyle(link);
          const lines = (link.clientHeight - Number.parseFloat(paddingTop)) / Number.parseFloat(lineHeight);
          // More than two lines, or room below the second one, in which the third would be seen.
          return lines > 2.05 || Number.parseFloat(paddingBottom) > 0 ? `${link.textContent} ${lines}` : [];
        }),
      );
      expect([font.name, ...seen]).toEqual([font.name]);
      expect(await page.locator('.contents a').count()).toBeGreaterThan(2);
    }
    await page.context().close();
  });
});

describe('colours that the system chooses', () => {
  test.each(types.filter((type) => /^(?:topics|authors)\/|^trending/u.test(type)))(
    'reach the drawings on %s',
    async (path) => {
      const context = await browser.newContext({ forcedColors: 'active', bypassCSP: true });
      const page = await context.newPage();
      await page.goto(new URL(path, site.root).href);
      const colours = await page.evaluate(() => {
        const probe = document.createElement('p');
        probe.style.color = 'CanvasText';
        document.body.append(probe);
        const text = getComputedStyle(probe).color;
        const fills = [...document.querySelectorAll('.chart :is(text, rect), .rising .now')].map(
          (part) => getComputedStyle(part).fill,
        );
        return { text, fills: [...new Set(fills)] };
      });
      expect(colours.fills.filter((fill) => fill !== colours.text)).toEqual([]);
      await context.close();
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
