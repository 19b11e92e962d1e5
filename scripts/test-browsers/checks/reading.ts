import { assert, type Check, NotApplicable } from './check.ts';

/** Checks of days, months and lists. */
export const READING: readonly Check[] = [
  {
    says: 'The home page shows the papers of its newest day',
    at: 'served',
    run: async (page, { addressOf, pages }) => {
      await page.open(addressOf('index.html'));
      const day = await page.evaluate(
        () => document.querySelector('h1 time')?.getAttribute('datetime') ?? '',
      );
      const newest = pages
        .filter((name) => /^days\/\d/u.test(name))
        .toSorted()
        .at(-1);
      assert(newest === `days/${day}.html`, `The home page shows ${day}, but the newest day is ${newest}.`);
      assert((await page.count('.entry .headline')) > 0, 'The home page lists no paper.');
      const font = await page.evaluate(async () => {
        await document.fonts.ready;
        return document.fonts.check('16px "Source Serif 4 Variable"') && document.fonts.size > 0;
      });
      assert(font, 'The page is not in its own typeface.');
    },
  },
  {
    says: 'j goes to the next paper, o opens it, and / goes to the search box',
    at: 'served',
    run: async (page, { addressOf }) => {
      await page.open(addressOf('index.html'));
      const [first, second] = await page.links('.entry .headline');
      if (first === undefined || second === undefined)
        throw new NotApplicable('The newest day has one paper.');
      const focused = () =>
        page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.id ?? '');
      await page.press('j');
      await page.press('j');
      const at = await focused();
      assert(at !== '' && second.endsWith(at.replace(/^\.+/u, '')), `After j, the focus is at “${at}”.`);
      await page.press('/');
      assert((await focused()) === 'find', `After /, the focus is at “${await focused()}”.`);
      await page.press('Escape');
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.press('o');
      await page.waitFor('open the paper', (paper) => location.href === paper, second);
    },
  },
  {
    says: 'The calendar of a month leads to its days',
    at: 'served',
    run: async (page, { addressOf, pages }) => {
      const month = pages
        .filter((name) => name.startsWith('months/'))
        .toSorted()
        .at(-1);
      if (month === undefined) throw new NotApplicable('The site has no month.');
      await page.open(addressOf(month));
      const days = await page.links('.calendar td a');
      const expected = pages.filter((name) =>
        name.startsWith(month.replace('months/', 'days/').replace('.html', '-')),
      );
      assert(
        days.length === expected.length,
        `It has ${days.length} days, but ${expected.length} have papers.`,
      );
      await page.click('.calendar td a');
      await page.waitFor('open the day', (day) => location.href === day, days[0] ?? '');
    },
  },
  {
    says: 'Pages of every kind load without an error and without another host',
    at: 'served',
    run: async (page, { addressOf, pages }) => {
      for (const name of onePerKind(pages)) {
        await page.open(addressOf(name));
        assert((await page.count('h1')) === 1, `${name} does not have one heading.`);
      }
    },
  },
];

/** One page of each kind: the first of every folder, and those beside the home page. */
export function onePerKind(pages: readonly string[]): string[] {
  const kinds = new Map(pages.map((name) => [name.includes('/') ? name.replace(/[^/]+$/u, '') : name, name]));
  // Topics have a folder of months each; one is enough.
  const topic = [...kinds.keys()].find((kind) => /^topics\/.+\/$/u.test(kind));
  return [...kinds]
    .filter(([kind]) => !/^topics\/.+\/$/u.test(kind) || kind === topic)
    .map(([, name]) => name);
}
