import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { toInlineHtml } from '../../src/text/markdown/markdown.ts';
import { violations } from './axe.ts';
import { newContext } from './browser.ts';
import { browser, filesOf, onePerType, useBrowser } from './visit.ts';

const site = inject('site');
const types = onePerType(site.folder);
const files = filesOf(site.folder);
const pages = files.filter((file) => file.endsWith('.html'));
const fontFile = files.find((file) => /source-serif-4-latin-wght.*\.woff2$/u.test(file)) ?? '';
const fontUrl = new URL(fontFile, site.root).href;

/**
 * The measures of fonts that systems have for their interface, as shares of the size: https://developer.mozilla.org/docs/Web/CSS/@font-face/ascent-override.
 * They are put on the site's own font, so that the tests ask no machine for a font.
 */
const LOW_FONT = { name: 'a font that is low and narrow', ascent: 72, descent: 18, width: 88 } as const;
const INTERFACE_FONTS = [
  { name: 'the font of this machine' },
  { name: 'DejaVu Sans', ascent: 92.8, descent: 23.6, width: 116 },
  { name: 'Noto Sans', ascent: 106.9, descent: 29.3, width: 106 },
  { name: 'Liberation Sans', ascent: 90.5, descent: 21.2, width: 100 },
  LOW_FONT,
] as const;

const LONG_WORD = 'y'.repeat(200);
/** Elements that show titles, abstracts and texts of the owner, and those of names and links; and what they show. */
const WIDE_TEXTS = [
  [
    'h1[dir], .entry .headline, .headline[dir], .preview, .prose p, .pager-titles [dir], .footer p',
    toInlineHtml(`${LONG_WORD} $${'x'.repeat(200)}$`),
  ],
  ['.footer-links a, .links a, .tags a, .keywords a, .authors a', LONG_WORD],
] as const;

useBrowser();

/** What a page is opened with where nothing else matters. */
const WIDE = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

// Contexts take longer to open than pages, and have no cache at first.
let scripted: BrowserContext;
let scriptless: BrowserContext;
beforeAll(async () => {
  // The policy of the site would not let a test add styles and scripts.
  const options = { viewport: WIDE, bypassCSP: true };
  scripted = await newContext(browser, options);
  scriptless = await newContext(browser, { ...options, javaScriptEnabled: false });
});

async function open(path: string, context = scripted): Promise<Page> {
  const opened = await context.newPage();
  await opened.goto(new URL(path, site.root).href);
  return opened;
}

/** Sets the interface in a font with other measures, and waits until it is laid out. */
function setInterfaceFont(page: Page, font: (typeof INTERFACE_FONTS)[number]): Promise<void> {
  return setFont(page, '--sans', font);
}

async function setFont(
  page: Page,
  property: '--sans' | '--serif',
  font: (typeof INTERFACE_FONTS)[number],
): Promise<void> {
  const family = `Like ${font.name}`;
  if ('ascent' in font) await addFont(page, family, font);
  await page.evaluate(
    ([name, value]) => document.documentElement.style.setProperty(name, value, 'important'),
    [property, 'ascent' in font ? `"${family}"` : ''] as const,
  );
}

/** Adds a font to a page, and waits for it. No font is taken away again: the browser would forget the site's own ones. */
async function addFont(
  page: Page,
  family: string,
  { ascent, descent, width }: { readonly ascent: number; readonly descent: number; readonly width: number },
): Promise<void> {
  const isThere = await page.evaluate(
    (name) => [...document.fonts].some((face) => face.family.includes(name)),
    family,
  );
  if (isThere) return;
  await page.addStyleTag({
    content: `@font-face {
      font-family: "${family}"; src: url("${fontUrl}") format("woff2"); size-adjust: ${width}%;
      ascent-override: ${(ascent * 100) / width}%; descent-override: ${(descent * 100) / width}%; line-gap-override: 0%;
    }`,
  });
  const isLoaded = await page.evaluate(async (name) => {
    await document.fonts.load(`16px "${name}"`);
    return document.fonts.check(`16px "${name}"`);
  }, family);
  expect(isLoaded).toBe(true);
}

/** The text of the main part without what only acts on the page, which has no place without script, and `noscript`. */
async function mainText(page: Page): Promise<string> {
  const text = await page.locator('main').evaluate((main) => {
    for (const control of main.querySelectorAll('button, select, noscript')) control.remove();
    return main instanceof HTMLElement ? main.innerText : '';
  });
  return text.replace(/\s+/gu, ' ').trim();
}

// One page is opened for all that is looked at on it: opening takes longer than looking.
describe.each(types)('%s', (path) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(path);
    // Where a font came late, it would not be shown before the next visit.
    await page.evaluate(async () => {
      for (const face of document.fonts) face.display = 'swap';
      await document.fonts.ready;
    });
  });
  afterAll(() => page.close());

  test('does not scroll sideways at 320 px, whatever the font of the interface', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const font of INTERFACE_FONTS) {
      await setInterfaceFont(page, font);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(`${font.name}: ${width}`).toBe(`${font.name}: 320`);
    }
  });

  test('does not scroll sideways at 320 px if its texts have a formula or a word that is wider', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    const width = await page.evaluate((texts) => {
      const added = texts.flatMap(([elements, html]) =>
        [...document.querySelectorAll(elements)].map((element) => {
          const text = document.createElement('span');
          text.innerHTML = html;
          element.append(text);
          return text;
        }),
      );
      const { scrollWidth } = document.documentElement;
      for (const text of added) text.remove();
      return scrollWidth;
    }, WIDE_TEXTS);
    expect(width).toBe(320);
  });

  // Those in a sentence are as high as its lines.
  test('has no target below 24 px in height or width, but for what stands in sentences', async () => {
    await page.setViewportSize(PHONE);
    const rounds = [
      ...INTERFACE_FONTS.map((font) => ({ font, property: '--sans' }) as const),
      // Where the reading font comes late, the page stays in one that the device has.
      { font: LOW_FONT, property: '--serif' } as const,
    ];
    for (const { font, property } of rounds) {
      await setFont(page, property, font);
      const targets = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            ':is(a, button, summary, input, select):not(.skip, svg *, .footer p *, .prose *, .reference *, .lead *)',
          ),
        ].flatMap((target) => {
          const { width, height } = target.getBoundingClientRect();
          return width > 0
            ? [{ side: Math.min(width, height), shown: `${target.outerHTML} ${width} × ${height}` }]
            : [];
        }),
      );
      const small = targets.filter(({ side }) => side < 23.9).map(({ shown }) => shown);
      expect([property, font.name, ...small]).toEqual([property, font.name]);
      expect(targets.length).toBeGreaterThan(0);
    }
    await setFont(page, '--serif', INTERFACE_FONTS[0]);
  });

  test('has no field that makes a phone zoom in, which happens below 16 px', async () => {
    await page.setViewportSize(PHONE);
    await setInterfaceFont(page, INTERFACE_FONTS[0]);
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll('input:not([type="checkbox"], [type="radio"]), select, textarea')].map(
        (field) => Number.parseFloat(getComputedStyle(field).fontSize),
      ),
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.filter((size) => size < 16)).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('has nothing for axe to find, %s', async (colorScheme) => {
    await page.setViewportSize(WIDE);
    await setInterfaceFont(page, INTERFACE_FONTS[0]);
    await page.emulateMedia({ colorScheme });
    if (path === 'search.html') {
      await page.goto(new URL('search.html?q=graphs', site.root).href);
      await page.locator('#search-results > li').first().waitFor();
    }
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    expect(await violations(page)).toEqual([]);
  });

  // The last one, since it takes controls out of the page. Some pages have their content from scripts.
  test.skipIf(['search.html', 'saved.html', 'offline.html', 'for-you.html'].includes(path))(
    'shows the same without script',
    async () => {
      await page.setViewportSize(WIDE);
      await setInterfaceFont(page, INTERFACE_FONTS[0]);
      const withoutScript = await open(path, scriptless);
      const text = await mainText(withoutScript);
      await withoutScript.close();
      expect(text).toBe(await mainText(page));
      expect(text.length).toBeGreaterThan(40);
    },
  );
});

describe('layout', () => {
  test('a title that is cut off under “On this page” shows nothing of its third line', async () => {
    const day = types.find((type) => /^days\/2/u.test(type)) ?? expect.fail('There is no day.');
    const page = await open(day);
    await page.setViewportSize({ width: 1440, height: 900 });
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
    await page.close();
  });
});

describe('colours that the system chooses', () => {
  const drawings = [/^archive\.html$/u, /^topics\/[^/]+\.html$/u, /^trending\.html$/u];
  const drawn = pages.filter((path) =>
    /class="(?:chart|rising)/u.test(readFileSync(join(site.folder, path), 'utf8')),
  );

  test.each(drawings.map((type) => drawn.find((path) => type.test(path)) ?? `none of ${type}`))(
    'reach the drawings on %s',
    async (path) => {
      const page = await open(path);
      await page.emulateMedia({ forcedColors: 'active' });
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
      expect(colours.fills.length).toBeGreaterThan(0);
      expect(colours.fills.filter((fill) => fill !== colours.text)).toEqual([]);
      await page.close();
    },
  );
});

describe('without script', () => {
  test('search says that it needs script, and where to go instead', async () => {
    const page = await open('search.html', scriptless);
    expect(await page.locator('main').innerText()).toContain('Search needs JavaScript');
    expect(await page.locator('#search-form').isVisible()).toBe(false);
    await page.close();
  });
});
