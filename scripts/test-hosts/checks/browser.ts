import { assert, type Check } from '../../test-browsers/checks/check.ts';
import { OFFLINE } from '../../test-browsers/checks/offline.ts';
import { READING } from '../../test-browsers/checks/reading.ts';
import { SEARCH } from '../../test-browsers/checks/search.ts';

/** One page of each folder, and all pages beside the home page. */
function somePages(pages: readonly string[]): string[] {
  const folders = ['papers', 'days', 'weeks', 'months', 'years', 'topics', 'authors'];
  const first = folders.map((folder) => pages.find((page) => page.startsWith(`${folder}/`)));
  const beside = pages.filter((page) => !page.includes('/') && page !== '404.html');
  return [...first.flatMap((page) => page ?? []), ...beside];
}

const PAGES: readonly Check[] = [
  {
    says: 'Pages of every type open without errors, with their styles, under the strict headers',
    at: 'served',
    run: async (page, { addressOf, pages }) => {
      for (const file of somePages(pages)) {
        await page.open(addressOf(file));
        const margin = await page.evaluate(() => getComputedStyle(document.body).margin);
        assert(margin === '0px', `${file} is without its styles.`);
        assert((await page.text('h1')) !== '', `${file} has no heading.`);
      }
    },
  },
  {
    says: 'Links lead from page to page',
    at: 'served',
    run: async (page, { addressOf, pages }) => {
      const paper = pages.find((each) => each.startsWith('papers/')) ?? '';
      await page.open(addressOf(paper));
      for (const selector of ['.masthead nav a[href*="topics"]', 'main a[href*="topics/"]', 'a.name']) {
        const [target = ''] = await page.links(selector);
        if (target === '') continue;
        await page.open(target);
        assert((await page.count('.masthead')) === 1, `${target} is not a page of the site.`);
      }
    },
  },
  {
    says: 'The 404 page has its styles and leads to the site, at any depth',
    at: 'served',
    // The browser looks for files beside the missing page, before the page's script has found the site's root.
    expected: /404|MIME type/u,
    run: async (page, { addressOf }) => {
      for (const path of ['nothing.html', 'papers/nothing.html', 'no/such/folder/']) {
        await page.open(addressOf(path));
        await page.waitFor(
          'be shown with its styles',
          () => getComputedStyle(document.body).margin === '0px',
        );
        const [home = ''] = await page.links('a.name');
        assert(home === addressOf('index.html') || home === addressOf(''), `At ${path}, home is ${home}.`);
      }
    },
  },
];

/** What a reader does with the site on a server, in Chromium. */
export const BROWSER_CHECKS: readonly Check[] = [
  ...PAGES,
  ...[...READING, ...SEARCH].filter(
    ({ at, says }) => at === 'served' && /newest day$|by its title$/u.test(says),
  ),
  ...OFFLINE,
];
