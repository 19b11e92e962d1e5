import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { checkFolderLinks } from '../../src/checks/links.ts';
import { unzipped } from '../building/unzip.ts';
import { newPage } from './browser.ts';
import { browser, collectTrouble, filesOf, onePerType, page, useNewPages } from './visit.ts';

const site = inject('site');
const project = join(import.meta.dirname, '../..');
let work: string;
/** The folder with `index.html`, on a stick that somebody named. */
let copy: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-portable-'));
  const zip = join(work, 'portable.zip');
  execFileSync(process.execPath, ['scripts/bundle.ts', '--content', site.content, '--out', zip], {
    cwd: project,
    stdio: 'pipe',
  });
  const stick = join(work, 'My USB #1 ü');
  for (const [path, bytes] of await unzipped(zip)) {
    await mkdir(dirname(join(stick, path)), { recursive: true });
    await writeFile(join(stick, path), bytes);
  }
  const [folder = ''] = await readdir(stick);
  copy = join(stick, folder);
});
afterAll(() => rm(work, { recursive: true }));
useNewPages();

const inCopy = (path: string) => pathToFileURL(join(copy, path.replace(/\?.*$/u, ''))).href + queryOf(path);
const queryOf = (path: string) => /\?.*$/u.exec(path)?.[0] ?? '';

/** The paths of the first results of a query. */
async function resultsFor(own: Page, query: string): Promise<string[]> {
  await own.locator('#search-query').fill(query);
  await own.keyboard.press('Enter');
  await own.waitForFunction(
    (words) => document.querySelector('#search-status')?.textContent?.includes(`“${words}`) === true,
    query.slice(0, 40),
  );
  const links = await own.locator('#search-found a.headline').all();
  const addresses = await Promise.all(
    links.map((link) => link.evaluate((each: HTMLAnchorElement) => each.href)),
  );
  return addresses.map((address) => address.slice(address.lastIndexOf('/papers/')));
}

describe('a portable copy', () => {
  test('has only links that lead to a file and a place that exist', async () => {
    expect(await checkFolderLinks(copy, filesOf(copy))).toEqual([]);
  });

  test('shows a page of each type without trouble', async () => {
    const trouble = collectTrouble(page);
    for (const path of onePerType(copy)) {
      await page.goto(inCopy(path));
      expect(await page.locator('h1').count()).toBe(1);
    }
    expect(trouble).toEqual([]);
  });

  test('finds the same papers as the site on its host', async () => {
    const trouble = collectTrouble(page);
    const hosted = await newPage(browser);
    await hosted.goto(new URL('search.html', site.root).href);
    await page.goto(inCopy('search.html'));
    for (const own of [hosted, page]) await own.locator('#search-query').focus();
    const queries = [
      'attention',
      'language models',
      'langauge modles',
      '"language models" -vision',
      'author:"Li"',
      'topic:reasoning',
      'a question that no single paper answers in the very same words but that several of them are about',
      'zzyzx',
    ];
    for (const query of queries) {
      const found = await resultsFor(page, query);
      expect([query, found]).toEqual([query, await resultsFor(hosted, query)]);
    }
    await hosted.close();
    expect(trouble).toEqual([]);
  });

  test('searches from the box of any page, and opens a result', async () => {
    const trouble = collectTrouble(page);
    await page.goto(inCopy('index.html'));
    await page.locator('form.find input').pressSequentially('models');
    await page.locator('dialog[open] a.headline').first().click();
    await page.waitForURL(/papers\/[^/]+\.html$/u);
    expect(page.url()).toContain('My%20USB%20%231%20%C3%BC/');
    expect(trouble).toEqual([]);
  });

  test('answers a search that is in the address', async () => {
    await page.goto(inCopy('search.html?q=models'));
    await page.locator('#search-results a.headline').first().waitFor();
  });
});
