import type { Browser, CDPSession, Page } from 'playwright-core';
import { PARTS, type Shown, typeAndWait, whenIdle } from './in-page.ts';

const INDEX = '/pagefind/';
const PATIENCE = 30_000;
/** In milliseconds. After an answer the page may still prefetch. */
const QUIET = 300;

/** Filters as they stand in the page's address: the slug of a topic, and a year. */
export interface Filters {
  readonly topic?: string;
  readonly year?: string;
}

/** The bytes that were sent over the network, for the search and for the page itself. */
export interface Loaded {
  readonly search: number;
  readonly page: number;
}

/** Uses the search page as a reader does, in a browser with an empty cache. */
export class PageDriver {
  readonly #root: string;
  readonly #page: Page;
  readonly #loaded = { search: 0, page: 0 };
  /** The addresses that the page has asked for. */
  readonly #requested = new Set<string>();

  private constructor(root: string, page: Page) {
    this.#root = root;
    this.#page = page;
  }

  /** Opens the page, with filters if some are given. */
  static async open(browser: Browser, root: string, filters: Filters = {}): Promise<PageDriver> {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const driver = new PageDriver(root, page);
    driver.#count(await context.newCDPSession(page));
    await page.goto(new URL(`search.html?${new URLSearchParams({ ...filters }).toString()}`, root).href);
    // The script is loaded when a reader turns to the search box.
    await page.locator(PARTS.query).focus();
    // A page with filters shows results before a query. Wait for these, so that they are not taken for the answer to one.
    await page.evaluate(whenIdle, { results: PARTS.results, quiet: QUIET, patience: PATIENCE });
    return driver;
  }

  /** The bytes that have been loaded since the page was opened. */
  async loaded(): Promise<Loaded> {
    await this.#page.waitForTimeout(QUIET);
    // Pagefind runs in a worker, whose script is one of the page. The page fetches all files for it.
    const foreign = this.#page.workers().find((worker) => !this.#requested.has(worker.url()));
    if (foreign !== undefined)
      throw new Error(`The requests of this worker are not counted: ${foreign.url()}`);
    return { ...this.#loaded };
  }

  /** Types the whole query at once, and waits for the complete answer. */
  async ask(text: string): Promise<Shown> {
    const shown = await this.#page.evaluate(typeAndWait, { text, parts: PARTS, patience: PATIENCE });
    return { ...shown, addresses: shown.addresses.map((address) => this.#fromRoot(address)) };
  }

  close(): Promise<void> {
    return this.#page.context().close();
  }

  #fromRoot(address: string): string {
    return `/${address.slice(this.#root.length)}`;
  }

  #count(session: CDPSession): void {
    const ofSearch = new Set<string>();
    session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
      this.#requested.add(request.url);
      if (type === 'Fetch' || type === 'XHR' || request.url.includes(INDEX)) ofSearch.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      this.#loaded[ofSearch.has(requestId) ? 'search' : 'page'] += encodedDataLength;
    });
    void session.send('Network.enable');
  }
}
