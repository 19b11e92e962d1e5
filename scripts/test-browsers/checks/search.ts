import type { Page } from '../page.ts';
import { assert, type Check, NotApplicable, type Place } from './check.ts';

/** A paper to search for: the first of the home page. */
export interface Wanted {
  readonly title: string;
  readonly file: string;
}

/** The first paper of the home page. @throws {NotApplicable} if there is none. */
export async function firstPaper(page: Page, { addressOf }: Place): Promise<Wanted> {
  await page.open(addressOf('index.html'));
  const title = await page.text('.entry .headline');
  const [href = ''] = await page.links('.entry .headline');
  if (title === '') throw new NotApplicable('The site has no paper.');
  return { title, file: href.slice(href.lastIndexOf('papers/')) };
}

/** Asks the search page. @returns the papers found, best first: `papers/2603.01234.html`. */
export async function ask(page: Page, { addressOf }: Place, query: string): Promise<string[]> {
  await page.open(addressOf('search.html'));
  await page.click('#search-query');
  await page.type(query);
  await page.press('Enter');
  await settled(page, query);
  return found(page);
}

function settled(page: Page, query: string): Promise<boolean> {
  return page.waitFor(
    `answer “${query}”`,
    (words) => {
      const said = document.querySelector('#search-status')?.textContent ?? '';
      const isBusy = document.querySelector('#search-results')?.ariaBusy === 'true';
      return !isBusy && said.includes(`“${words}`);
    },
    query.slice(0, 30),
  );
}

async function found(page: Page): Promise<string[]> {
  const links = await page.links('#search-found a.headline');
  return links.map((link) => link.slice(link.lastIndexOf('papers/')));
}

/** A title with two letters of its longest word swapped. */
export function withTypo(title: string): string {
  const longest = (title.match(/\p{L}+/gu) ?? []).reduce(
    (one, other) => (other.length > one.length ? other : one),
    '',
  );
  const typo = longest.replace(/^(..)(.)(.)/u, '$1$3$2');
  return title.replace(longest, typo);
}

/** A question in nobody’s words; the answer is a list of the nearest papers. */
const DESCRIPTION =
  'how can I teach an enormous pretrained network something new without changing every one of its weights?';
/** Smaller sites have no search by description. */
const FEWEST_PAPERS = 100;

/** Searches by a description. @throws if no papers are listed as the nearest. */
export async function searchByDescription(page: Page, place: Place): Promise<void> {
  const papers = place.pages.filter((name) => name.startsWith('papers/')).length;
  if (papers < FEWEST_PAPERS)
    throw new NotApplicable(`The site has ${papers} papers, fewer than ${FEWEST_PAPERS}.`);
  await ask(page, place, DESCRIPTION);
  assert((await page.count('#search-nearest a.headline')) > 0, 'It lists no nearest papers.');
}

/** Checks of the search page and of the search in the header. */
export const SEARCH: readonly Check[] = [
  {
    says: 'A search by words finds a paper by its title',
    at: 'served',
    run: async (page, place) => {
      const { title, file } = await firstPaper(page, place);
      const papers = await ask(page, place, title);
      assert(papers[0] === file, `It found ${papers[0]} first, not ${file}.`);
    },
  },
  {
    says: 'A search with a typing error finds it too',
    at: 'served',
    run: async (page, place) => {
      const { title, file } = await firstPaper(page, place);
      const papers = await ask(page, place, withTypo(title));
      assert(papers.includes(file), `“${withTypo(title)}” does not find ${file}.`);
    },
  },
  {
    says: 'A topic narrows a search',
    at: 'served',
    run: async (page, place) => {
      const all = await ask(page, place, 'model');
      const topic = await page.evaluate(() => {
        const options = document.querySelectorAll<HTMLOptionElement>('#search-topic option:not([disabled])');
        return options[1]?.value ?? '';
      });
      if (topic === '') throw new NotApplicable('The papers found have no topic.');
      await page.evaluate((value) => {
        const select = document.querySelector<HTMLSelectElement>('#search-topic');
        if (select === null) return;
        select.value = value;
        select.dispatchEvent(new Event('input', { bubbles: true }));
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, topic);
      await page.waitFor(
        'put the topic in its address',
        (value) => location.search.includes(`topic=${value}`),
        topic,
      );
      await settled(page, 'model');
      const narrowed = await found(page);
      assert(narrowed.length > 0, `Nothing was found with the topic ${topic}.`);
      for (const file of narrowed)
        assert((await place.read(file)).includes(`topics/${topic}.html`), `${file} is not about ${topic}.`);
      assert(all.length > 0, '“model” finds nothing.');
    },
  },
  {
    says: 'A description finds the nearest papers',
    at: 'served',
    run: searchByDescription,
  },
  {
    says: 'The search of every page shows results while the reader types, and opens one by keyboard',
    at: 'served',
    run: async (page, place) => {
      const { title, file } = await firstPaper(page, place);
      await page.press('/');
      await page.type(title);
      await page.waitFor(
        'show the paper in its dialog',
        (wanted) =>
          document.querySelector<HTMLAnchorElement>('dialog[open] a.headline')?.href.endsWith(wanted) ===
          true,
        file,
      );
      await page.press('ArrowDown');
      await page.press('Enter');
      await page.waitFor('open the paper', (wanted) => location.href.endsWith(wanted), file);
    },
  },
];
