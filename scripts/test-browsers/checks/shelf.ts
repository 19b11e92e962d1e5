import { assert, type Check, NotApplicable } from './check.ts';

/** Checks of saved papers. */
export const SHELF: readonly Check[] = [
  {
    says: 'A saved paper is listed among the saved ones, with its notes',
    at: 'served',
    run: async (page, { addressOf, pages }) => {
      const paper = pages.find((path) => path.startsWith('papers/'));
      if (paper === undefined) throw new NotApplicable('The site has no paper.');
      await page.open(addressOf(paper));
      const title = await page.text('h1');
      await page.click('.shelf-bar .save');
      await page.waitFor('offer notes', () => document.querySelector('.shelf-notes textarea') !== null);
      await page.click('.shelf-notes textarea');
      await page.type('Read it again');
      // Leaving the field stores the notes.
      await page.evaluate(() => document.querySelector<HTMLElement>('.shelf-notes textarea')?.blur());
      await page.waitFor(
        'store the notes',
        () => document.querySelector('.shelf-status')?.textContent === 'Saved on this device.',
      );
      await page.open(addressOf('saved.html'));
      await page.waitFor('list a paper', () => document.querySelector('#saved-list .headline') !== null);
      assert((await page.text('#saved-list .headline')) === title, `“${title}” is not listed.`);
      assert((await page.text('#saved-list')).includes('Read it again'), 'The notes are not shown.');
    },
  },
];
