import { assert, type Check, NotApplicable } from './check.ts';

/** Checks of reading without a network. */
export const OFFLINE: readonly Check[] = [
  {
    says: 'The home page is shown again without a network',
    at: 'served',
    // Browsers ask for it by themselves, with the network or without.
    expected: /favicon\.ico/u,
    run: async (page, { addressOf, stop }) => {
      const home = addressOf('index.html');
      await page.open(home);
      const before = await page.text('h1');
      assert(await page.evaluate(() => 'serviceWorker' in navigator), 'The engine has no service workers.');
      if (!(await page.evaluate(isRegistered))) throw new NotApplicable('The site registers no worker.');
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      // From now on the worker answers; what it keeps while a page loads, it may keep a moment later.
      await page.open(home);
      await page.waitFor('be controlled by the worker', () => navigator.serviceWorker.controller !== null);
      await stop();
      await page.open(home);
      assert((await page.text('h1')) === before, `The page shows “${await page.text('h1')}”.`);
      assert((await page.count('.entry .headline')) > 0, 'The page lists no papers.');
    },
  },
  {
    says: 'Downloaded days open without a network, and are searched',
    at: 'served',
    expected: /favicon\.ico|Not stored on this device|packs\/manifest\.json/u,
    run: async (page, { addressOf, pages, stop }) => {
      await page.open(addressOf('offline.html'));
      if (!(await page.evaluate(isRegistered))) throw new NotApplicable('The site registers no worker.');
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      await page.waitFor('offer days', () => document.querySelector('#offline-form:not([hidden])') !== null);
      await page.click('input[value=everything]');
      await page.click('#offline-download');
      await page.waitFor(
        'be ready offline',
        () => document.querySelector('#offline-ready')?.textContent?.startsWith('Ready') === true,
      );
      await stop();
      // No check has visited the last paper before.
      const paper = pages.filter((path) => path.startsWith('papers/')).at(-1) ?? '';
      await page.open(addressOf(paper));
      assert((await page.count('.citation')) === 1, `${paper} does not open.`);
      await page.open(addressOf('search.html?q=learning'));
      await page.waitFor(
        'find papers',
        () => document.querySelectorAll('#search-results .headline').length > 0,
      );
    },
  },
];

/** Runs in the page. A site may register its worker a while after it has loaded. */
async function isRegistered(): Promise<boolean> {
  for (let tries = 0; tries < 30; tries += 1) {
    if ((await navigator.serviceWorker.getRegistrations()).length > 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
