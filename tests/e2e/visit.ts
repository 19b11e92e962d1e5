import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import { launch, newPage } from './browser.ts';

/** The browser of this file of tests, once {@link useBrowser} has started it. */
export let browser: Browser;
/** The page of the test that is running, in a context of its own, once {@link useNewPages} has opened it. */
export let page: Page;

/** Starts a browser before the tests of a file and closes it after them. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await launch(inject('site').browser);
  });
  afterAll(() => browser.close());
}

/** Starts a browser for the tests of a file, and opens a page before each test that is closed after it. */
export function useNewPages(): void {
  useBrowser();
  beforeEach(async () => {
    page = await newPage(browser);
  });
  afterEach(() => page.close());
}

/** Opens another page in the place of the one that the test has. */
export async function replacePage(options: BrowserContextOptions): Promise<void> {
  await page.close();
  page = await newPage(browser, options);
}

/** The files of a folder, from it, with `/` between. */
export function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** One page of each type, from the site's root. */
export function onePerType(folder: string): string[] {
  const files = filesOf(folder).filter((file) => file.endsWith('.html'));
  const types = [
    /^days\/2/u,
    /^weeks\//u,
    /^months\//u,
    /^years\//u,
    /^topics\/[^/]+\.html$/u,
    /^topics\/.+\//u,
    /^authors\.html$/u,
    /^authors\/[^/]\.html$/u,
    /^authors\/[^/]{2,}\.html$/u,
    /^trending\.html$/u,
    /^for-you\.html$/u,
    // A portable copy has none.
    /^offline\.html$/u,
    /^feeds\.html$/u,
    /^subscribe\.html$/u,
  ];
  const found = types.flatMap((type) => files.find((file) => type.test(file)) ?? []);
  return [
    'index.html',
    'archive.html',
    'topics.html',
    'search.html',
    'saved.html',
    '404.html',
    'papers/2610.90003.html',
    ...found,
  ];
}

/** Collects whatever goes wrong in a page while it is used: errors, failed requests, refusals by the policy. */
export function collectTrouble(page: Page): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // The page was left before its icon had come. What is missing or refused has other names.
    if (reason !== 'net::ERR_ABORTED') trouble.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) trouble.push(`${response.status()}: ${response.url()}`);
  });
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return trouble;
}
