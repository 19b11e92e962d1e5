import type { BrowserContext, Page } from 'playwright-core';
import { COMMON, type GrowingIndex } from './indexes.ts';

/** The outcome of a search as a reader sees it, once the page is no longer busy. */
export interface Outcome {
  readonly kind: string;
  readonly query: string;
  readonly said: string;
  /** The message about a problem; empty if there was none. */
  readonly problem: string;
  readonly isRight: boolean;
  readonly milliseconds: number;
  /** How often the manifest was requested. */
  readonly manifests: number;
}

/** A reader with two open tabs, one on the search page and one on another page, who also opens new ones. */
export class Reader {
  readonly #context: BrowserContext;
  readonly #site: string;
  #tab: Page | undefined;
  #other: Page | undefined;
  #manifests = 0;

  constructor(context: BrowserContext, site: string) {
    this.#context = context;
    this.#site = site;
    context.on('request', (request) => {
      if (new URL(request.url()).pathname.endsWith('/shards.json')) this.#manifests += 1;
    });
  }

  /** Opens both tabs, and searches in them. */
  async open(index: GrowingIndex): Promise<readonly Outcome[]> {
    this.#tab = await this.#visit('search.html');
    this.#other = await this.#visit('archive.html');
    return this.search(index);
  }

  /**
   * Searches in the open tabs for an old paper, of which they have loaded nothing yet, for the newest and for all papers. Then
   * searches in a new tab for the newest.
   */
  async search(index: GrowingIndex): Promise<readonly Outcome[]> {
    const [tab, other] = [this.#tab, this.#other];
    if (tab === undefined || other === undefined) return [];
    const outcomes: Outcome[] = [];
    for (const [query, count] of [
      [index.older, 1],
      [index.newest, 1],
      [COMMON, index.papers],
    ] as const) {
      const wanted = `${count} paper${count === 1 ? '' : 's'} for “${query}”`;
      outcomes.push(await this.#timed('search page', query, wanted, () => askPage(tab, query)));
      outcomes.push(await this.#timed('dialog', query, wanted, () => askDialog(other, query)));
    }
    const wanted = `1 paper for “${index.newest}”`;
    outcomes.push(await this.#timed('new visit', index.newest, wanted, () => this.#askAnew(index.newest)));
    return outcomes;
  }

  async #visit(path: string): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(new URL(path, this.#site).href);
    return page;
  }

  async #askAnew(query: string): Promise<Said> {
    const page = await this.#visit(`search.html?q=${query}`);
    try {
      await page.locator('#search-results[aria-busy="false"]').waitFor({ state: 'attached' });
      return await saidOn(page, '#search-status', '#search-problem');
    } finally {
      await page.close();
    }
  }

  async #timed(kind: string, query: string, wanted: string, ask: () => Promise<Said>): Promise<Outcome> {
    const [start, before] = [performance.now(), this.#manifests];
    const { said, problem } = await ask();
    return {
      kind,
      query,
      said,
      problem,
      isRight: said === wanted && problem === '',
      milliseconds: performance.now() - start,
      manifests: this.#manifests - before,
    };
  }
}

interface Said {
  readonly said: string;
  readonly problem: string;
}

async function askPage(page: Page, query: string): Promise<Said> {
  await page.bringToFront();
  await page.locator('#search-query').fill(query);
  await page.locator('#search-query').press('Enter');
  await page.locator('#search-results[aria-busy="false"]').waitFor({ state: 'attached' });
  return saidOn(page, '#search-status', '#search-problem');
}

async function askDialog(page: Page, query: string): Promise<Said> {
  await page.bringToFront();
  await page.locator('#find').fill('');
  await page.locator('#find').pressSequentially(query.slice(0, 2));
  const dialog = page.locator('dialog.finder');
  await dialog.waitFor();
  const before = dialog.locator('.finder-status');
  await dialog.locator('input').fill(query);
  // The search for the first letters is cancelled. The status of the search for the whole query ends with its words.
  await page.waitForFunction(
    ([words]) => {
      const status = document.querySelector('.finder-status')?.textContent ?? '';
      const problem = document.querySelector<HTMLElement>('.finder .notice');
      const isBusy = document.querySelector('.finder-results')?.ariaBusy !== 'false';
      return !isBusy && (status.includes(`“${words}”`) || problem?.hidden === false);
    },
    [query],
  );
  const outcome = { said: await before.innerText(), problem: await problemOn(page, '.finder .notice') };
  await page.keyboard.press('Escape');
  return outcome;
}

async function saidOn(page: Page, status: string, problem: string): Promise<Said> {
  return { said: await page.locator(status).innerText(), problem: await problemOn(page, problem) };
}

async function problemOn(page: Page, problem: string): Promise<string> {
  const place = page.locator(problem);
  return (await place.isVisible()) ? place.locator('p').innerText() : '';
}
