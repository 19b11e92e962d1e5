import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startSlashServer } from '../../scripts/test-hosts/servers/slash-server.ts';
import { launch, newPage } from './browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launch(site.browser);
});
afterAll(() => browser.close());

test('the site works on a host that puts a slash at the end of every page’s address', async () => {
  const server = await startSlashServer(site.folder, 0);
  try {
    const page = await newPage(browser);
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    const paper = readdirSync(join(site.folder, 'papers')).find((name) => name.endsWith('.html')) ?? '';
    const root = `http://localhost:${server.port}/`;
    const response = await page.goto(`${root}papers/${paper}?a=b`);
    // The host has redirected to the address with a slash; the page has taken it out.
    expect(response?.url()).toBe(`${root}papers/${paper.replace(/\.html$/u, '')}/?a=b`);
    expect(page.url()).toBe(`${root}papers/${paper.replace(/\.html$/u, '')}?a=b`);
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
    await page.locator('a.name').click();
    await page.waitForURL(root);
    await page.reload();
    expect(page.url()).toBe(root);
    await page.locator('.masthead a[href*="topics"]').first().click();
    await page.locator('h1').waitFor();
    expect(page.url()).toBe(`${root}topics`);
    expect(failed).toEqual([]);
  } finally {
    await server.stop();
  }
});
