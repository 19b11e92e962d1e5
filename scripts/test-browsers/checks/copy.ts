import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assert, type Check } from './check.ts';
import { ask, firstPaper, searchByDescription } from './search.ts';

const LINKED_PAGES = 20;

/** Checks of a portable copy, whose folder has a space, a `#` and an umlaut in its name. */
export const COPY: readonly Check[] = [
  {
    says: `A portable copy opens from its folder, and the links of ${LINKED_PAGES} pages lead to files`,
    at: 'copy',
    run: async (page, { addressOf, pages }) => {
      // Evenly chosen, so that every folder has its turn.
      const step = Math.max(1, Math.floor(pages.length / LINKED_PAGES));
      const chosen = pages.filter((_, at) => at % step === 0).slice(0, LINKED_PAGES);
      for (const name of ['index.html', ...chosen]) {
        await page.open(addressOf(name));
        const links = (await page.links('a[href]')).filter((link) => link.startsWith('file:'));
        assert(links.length > 0, `${name} has no links.`);
        for (const link of new Set(links.map((each) => each.replace(/[?#].*$/u, ''))))
          assert(existsSync(fileURLToPath(link)), `${name} links to ${link}, which does not exist.`);
      }
    },
  },
  {
    says: 'A portable copy searches by words',
    at: 'copy',
    run: async (page, place) => {
      const { title, file } = await firstPaper(page, place);
      const papers = await ask(page, place, title);
      assert(papers[0] === file, `It found ${papers[0]} first, not ${file}.`);
    },
  },
  {
    says: 'A portable copy searches by a description',
    at: 'copy',
    run: searchByDescription,
  },
  {
    says: 'A portable copy remembers the theme',
    at: 'copy',
    run: async (page, { addressOf }) => {
      await page.open(addressOf('index.html'));
      const theme = () => page.evaluate(() => document.documentElement.dataset.theme ?? 'as the system');
      const before = await theme();
      await page.click('.theme-switch');
      await page.waitFor(
        'change its theme',
        (former) => (document.documentElement.dataset.theme ?? 'as the system') !== former,
        before,
      );
      const after = await theme();
      await page.open(addressOf('archive.html'));
      assert((await theme()) === after, `The next page has the theme ${await theme()}, not ${after}.`);
    },
  },
];
