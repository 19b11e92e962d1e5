import type { BrowserContext, Page } from 'playwright-core';
import { findBrowser, launch, newContext } from '../../tests/e2e/browser.ts';
import { faultsOfOpenPage } from './page-faults.ts';
import { HIT } from './payloads.ts';

/** Pages that are open at the same time. */
const PAGES_AT_ONCE = 4;

/** In milliseconds. The largest pages have 5,000 links and words of 100,000 letters, and the machine may be busy. */
const PATIENCE_MS = 180_000;

/**
 * Opens pages of a served site in Chromium, and searches: `search.html?q=…`.
 * @returns what ran or was asked of other hosts, and pages that cannot be opened.
 */
export async function pageProblems(
  root: string,
  paths: readonly string[],
  searches: readonly string[],
  onPage: (opened: number) => void,
): Promise<string[]> {
  const problems: string[] = [];
  const browser = await launch(await findBrowser());
  try {
    const context = await newContext(browser);
    await watch(context, root, problems);
    const waiting = [...paths, ...searches];
    let opened = 0;
    const work = async () => {
      const page = await context.newPage();
      page.on('dialog', (dialog) => {
        problems.push(`${page.url()}: a dialog opened`);
        void dialog.dismiss();
      });
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        try {
          await page.goto(new URL(path, root).href, { waitUntil: 'load', timeout: PATIENCE_MS });
          if (path.includes('?q=')) await resultsIn(page);
          problems.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
        } catch (error) {
          problems.push(`${path}: ${String(error).split('\n')[0]}`);
          // Else the page would still load when the next one is opened.
          await page.goto('about:blank', { timeout: PATIENCE_MS }).catch(() => undefined);
        }
        opened += 1;
        onPage(opened);
      }
    };
    await Promise.all(Array.from({ length: PAGES_AT_ONCE }, work));
  } finally {
    await browser.close();
  }
  return problems;
}

/** What is wrong with a page, or with the page to which it redirects. */
async function faultsOf(page: Page): Promise<string[]> {
  try {
    return await page.evaluate(faultsOfOpenPage);
  } catch (error) {
    if (!String(error).includes('Execution context was destroyed')) throw error;
    await page.waitForLoadState('load', { timeout: PATIENCE_MS });
    return page.evaluate(faultsOfOpenPage);
  }
}

/** Waits until the search has said what it found. */
async function resultsIn(page: Page): Promise<void> {
  await page
    .waitForFunction(() => document.getElementById('search-status')?.textContent !== '', null, {
      timeout: 3000,
    })
    // A query of signs alone finds nothing, and says nothing.
    .catch(() => undefined);
}

/** Notes each call of the payloads' function, and refuses and notes each request to another host. */
async function watch(context: BrowserContext, root: string, problems: string[]): Promise<void> {
  await context.exposeFunction(HIT, () => problems.push('a script of a payload ran'));
  const { origin } = new URL(root);
  await context.route(
    (url) => url.origin !== origin && url.protocol !== 'data:',
    (route) => {
      problems.push(`${route.request().frame().url()}: asks for ${route.request().url().slice(0, 120)}`);
      return route.abort();
    },
  );
}
