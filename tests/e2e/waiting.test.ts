import { describe, expect, inject, test } from 'vitest';
import { page, useNewPages } from './visit.ts';

const site = inject('site');
useNewPages();

const go = (path: string) => page.goto(new URL(path, site.root).href);
const query = () => page.locator('#search-query');
const box = () => page.locator('#find');
const dialog = () => page.locator('dialog.finder');

/** Lets requests for some files take so long; gives what stops that. */
async function slow(files: RegExp, milliseconds: number): Promise<void> {
  await page.route(files, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await route.continue().catch(() => undefined);
  });
}

/** Notes every text that a place has from now on, each time that it is another. */
async function textsOf(selector: string): Promise<() => Promise<readonly string[]>> {
  await page.evaluate((wanted) => {
    const place = document.querySelector(wanted);
    if (place === null) throw new Error(`There is no ${wanted}.`);
    const texts: string[] = [];
    new MutationObserver(() => {
      if (texts.at(-1) !== place.textContent) texts.push(place.textContent ?? '');
    }).observe(place, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { texts });
  }, selector);
  return () => page.evaluate(() => Reflect.get(window, 'texts') as string[]);
}

describe('a search that takes long', () => {
  test('says that it is under way, once, until it is answered', async () => {
    await go('search.html');
    await query().focus();
    await page.waitForFunction(() => document.querySelector('script[src*="assets/search."]') !== null);
    await slow(/pagefind\/.*(?:stored|facets)/u, 700);
    const texts = await textsOf('#search-status');
    // At once: on a slow machine a pause between two letters would be a search of its own.
    await query().fill('triangles');
    await expect.poll(async () => (await texts()).at(-1)).toContain('1 paper for “triangles”');
    expect((await texts()).filter((text) => text !== '')).toEqual(['Searching…', '1 paper for “triangles”']);
  });

  test('hides the help of the empty page while it is under way', async () => {
    await slow(/pagefind\//u, 600);
    await go('search.html?q=triangles');
    await expect.poll(() => page.locator('#search-status').innerText()).toBe('Searching…');
    expect(await page.locator('#search-start').isVisible()).toBe(false);
    expect(await page.locator('#search-results').getAttribute('aria-busy')).toBe('true');
    await expect.poll(() => page.locator('#search-status').innerText()).toContain('1 paper');
  });

  test('says nothing where the answer comes at once', async () => {
    await go('search.html?q=model');
    await page.locator('#search-results[aria-busy="false"] a').first().waitFor();
    const texts = await textsOf('#search-status');
    await query().fill('model triangles');
    await query().fill('model');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await texts()).at(-1) ?? 'model”').toContain('“model”');
    expect(await texts()).not.toContain('Searching…');
  });

  test('says so in the dialog, and that nothing is asked any more once it is emptied', async () => {
    await slow(/pagefind\//u, 900);
    await go('archive.html');
    await box().pressSequentially('triangles');
    await expect.poll(() => dialog().locator('.finder-status').innerText()).toBe('Searching…');
    await dialog().locator('input').fill('');
    await expect.poll(() => dialog().locator('.finder-status').innerText()).toBe('');
    await dialog().locator('input').fill('triangles');
    await expect.poll(() => dialog().locator('.finder-status').innerText()).toContain('1 paper');
  });

  test('says so while its script is still on the way', async () => {
    await slow(/assets\/search\.\w+\.js/u, 1500);
    await go('search.html');
    await query().pressSequentially('triangles');
    await expect.poll(() => page.locator('#search-status').innerText()).toBe('Searching…');
    await expect.poll(() => page.locator('#search-status').innerText()).toContain('1 paper');
    await slow(/assets\/search-dialog\.\w+\.js/u, 1500);
    await go('archive.html');
    await box().pressSequentially('triangles');
    await expect.poll(() => page.locator('.find-note').innerText()).toBe('Searching…');
    await expect.poll(() => dialog().locator('.finder-status').innerText()).toContain('1 paper');
    expect(await page.locator('.find-note').isVisible()).toBe(false);
  });
});

describe('a search whose script cannot be had', () => {
  const missing = { status: 404, contentType: 'text/html', body: '<p>No such page.</p>' };

  test.each([
    ['is gone', 'gone'],
    ['is lost on the way', 'lost'],
  ])('because it %s says so on the search page, and a reload keeps what was typed', async (_, how) => {
    const script = /assets\/search\.\w+\.js/u;
    await page.route(script, (route) => (how === 'gone' ? route.fulfill(missing) : route.abort()));
    await go('search.html');
    await query().focus();
    // Nothing has been asked yet.
    expect(await page.locator('#search-problem').isVisible()).toBe(false);
    await query().pressSequentially('triangles');
    await expect
      .poll(() => page.locator('#search-problem').innerText())
      .toContain('Search could not be loaded');
    await page.unroute(script);
    await page.locator('#search-problem').getByRole('button', { name: 'Reload' }).click();
    await page.waitForURL(/search\.html\?q=triangles$/u);
    await expect.poll(() => page.locator('#search-status').innerText()).toBe('1 paper for “triangles”');
    expect(await page.locator('#search-problem').isVisible()).toBe(false);
  });

  test('is asked for again when a reader types on, and found once it is back', async () => {
    const script = /assets\/search\.\w+\.js/u;
    await page.route(script, (route) => route.abort());
    await go('search.html');
    await query().pressSequentially('triangl');
    await expect.poll(() => page.locator('#search-problem').isVisible()).toBe(true);
    await page.unroute(script);
    await page.waitForTimeout(2100);
    await query().pressSequentially('es');
    await expect.poll(() => page.locator('#search-status').innerText()).toBe('1 paper for “triangles”');
    expect(await page.locator('#search-problem').isVisible()).toBe(false);
    expect(await page.locator('#search-retry').innerText()).not.toBe('Reload');
  });

  test('says so below the header’s box, from which Enter still leads to the search page', async () => {
    await page.route(/assets\/search-dialog\.\w+\.js/u, (route) => route.fulfill(missing));
    await page.setViewportSize({ width: 320, height: 640 });
    await go('archive.html');
    await box().pressSequentially('triangles');
    const note = page.locator('.find-note');
    await expect.poll(() => note.innerText()).toContain('Search could not be loaded');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const place = await note.boundingBox();
    expect(place?.x).toBeGreaterThanOrEqual(0);
    expect((place?.x ?? 0) + (place?.width ?? 0)).toBeLessThanOrEqual(320);
    await box().fill('');
    expect(await note.isVisible()).toBe(false);
    await box().fill('triangles');
    await box().press('Enter');
    await page.waitForURL(/search\.html\?q=triangles$/u);
  });
});

describe('Escape closes the dialog at once', () => {
  const isOpen = () => dialog().isVisible();
  const start = async (words: string) => {
    await go('archive.html');
    await box().pressSequentially(words);
    await dialog().waitFor();
  };

  test('from words, from a result, from the button, and stays closed', async () => {
    for (const keys of [[], ['ArrowDown'], ['ArrowDown', 'ArrowDown'], ['Tab']]) {
      await start('model');
      await dialog().locator('a.headline').first().waitFor();
      for (const key of keys) await page.keyboard.press(key);
      await page.keyboard.press('Escape');
      expect(await isOpen(), keys.join(' ')).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('find');
      expect(await box().inputValue()).toBe('model');
      // Of a search field Escape is the browser's then, which empties it.
      await page.keyboard.press('Escape');
      await page.waitForTimeout(200);
      expect(await isOpen(), keys.join(' ')).toBe(false);
    }
  });

  test('while a search is under way, whose answer then comes to nothing', async () => {
    await slow(/pagefind\//u, 800);
    await start('triangles');
    await expect.poll(() => dialog().locator('.finder-status').innerText()).toBe('Searching…');
    await page.keyboard.press('Escape');
    expect(await isOpen()).toBe(false);
    await page.waitForTimeout(2500);
    expect(await isOpen()).toBe(false);
  });

  test('from an empty field, and it opens again for the next words', async () => {
    await start('model');
    await dialog().locator('input').fill('');
    await page.keyboard.press('Escape');
    expect(await isOpen()).toBe(false);
    await page.keyboard.type('t');
    await dialog().waitFor();
    expect(await dialog().locator('input').inputValue()).toBe('t');
  });

  test('but not in the middle of a syllable that an input method is at', async () => {
    await start('model');
    await dialog()
      .locator('input')
      .evaluate((input) =>
        input.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }),
        ),
      );
    expect(await isOpen()).toBe(true);
  });
});
