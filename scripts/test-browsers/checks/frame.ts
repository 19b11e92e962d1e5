import { assert, type Check } from './check.ts';
import { onePerKind } from './reading.ts';

/** The narrow width: that of a common phone, in CSS pixels. */
const PHONE = 390;

/** Checks of what surrounds every page: theme, width, the page for lost addresses. */
export const FRAME: readonly Check[] = [
  {
    says: 'The theme changes by the button, and stays for the next page',
    at: 'served',
    run: async (page, { addressOf }) => {
      await page.open(addressOf('index.html'));
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await background();
      await page.click('.theme-switch');
      await page.waitFor(
        'change its background',
        (former) => getComputedStyle(document.body).backgroundColor !== former,
        before,
      );
      const after = await background();
      await page.open(addressOf('archive.html'));
      assert((await background()) === after, 'The next page has the former theme again.');
    },
  },
  {
    says: `No page is wider than a window of ${PHONE} px`,
    at: 'served',
    run: async (page, { addressOf, pages }) => {
      await page.resize(PHONE, 844);
      for (const name of onePerKind(pages)) {
        await page.open(addressOf(name));
        const [width = 0, full = 0] = await page.evaluate(() => [
          innerWidth,
          document.documentElement.scrollWidth,
        ]);
        assert(width === PHONE, `The window is ${width} px wide.`);
        assert(full <= PHONE, `${name} is ${full} px wide.`);
      }
    },
  },
  {
    says: 'A lost address, however deep, shows the page that helps, with its styles and links',
    at: 'served',
    // The page itself has this status, and so has whatever is asked for before the page knows how deep it is.
    expected: /404|^failed: \.\/assets\/|\/some\/where\/assets\//u,
    run: async (page, { addressOf }) => {
      await page.open(addressOf('papers/some/where/9999.99999.html'));
      await page.waitFor('have its styles', () => getComputedStyle(document.body).margin === '0px');
      assert(
        (await page.text('h1')) === 'There is no such page',
        `Its heading is “${await page.text('h1')}”.`,
      );
      const [home] = await page.links('a.name');
      assert(home === addressOf('index.html'), `Its link to the home page leads to ${home}.`);
      await page.click('a.name');
      await page.waitFor('open the home page', () => document.querySelector('.entry') !== null);
    },
  },
];
