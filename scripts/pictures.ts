import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { serve } from '../src/serving/server.ts';
import { findBrowser, launch } from '../tests/e2e/browser.ts';

const command = createCommand(
  'pictures',
  'Takes the pictures of README.md again, from the sample in dist. Build it first: npm start',
);

await runCommand(command, async () => {
  const folder = join(projectRoot, 'dist');
  const served = await serve({ folder, base: '/', host: '127.0.0.1', port: 0, anyPort: true });
  const browser = await launch(await findBrowser());
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 1100 },
      deviceScaleFactor: 2,
      colorScheme: 'light',
    });
    const open = (file: string) => page.goto(new URL(file, served.address).href);
    await open('index.html');
    for (const at of [3, 1, 0]) await page.locator('.entry .save').nth(at).click();
    await page.locator('.entry.is-saved').nth(2).waitFor();
    await open('saved.html');
    const first = page.locator('#saved-list .entry').first();
    await first.getByRole('button', { name: 'Notes and tags' }).click();
    await first.locator('textarea').fill('Which rank is enough for our own models?');
    await first.locator('input').fill('fine-tuning, to discuss');
    await first.getByRole('button', { name: 'Close' }).click();
    await first.locator('.saved-tag').first().waitFor();
    await page.reload();
    await page.locator('#saved-list .entry').nth(2).waitFor();
    await take(page, 'saved-papers', 716);
    await open('offline.html');
    await page.locator('#offline-form input[value=everything]').check();
    await page.locator('#offline-download').click();
    await page.locator('#offline-ready:text("Ready")').waitFor({ timeout: 60_000 });
    await take(page, 'read-offline', 545);
  } finally {
    await browser.close();
    await served.close();
  }
  return 0;
});

/** Stores the top of the page's main column, as WebP, which has a third of the bytes of PNG. @param height in CSS pixels. */
async function take(page: Page, name: string, height: number): Promise<void> {
  await page.mouse.move(0, 0);
  const { x = 0, y = 0 } = (await page.locator('h1').boundingBox()) ?? {};
  const clip = { x: x - 24, y: y - 24, width: 730, height, scale: 1 };
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 82, clip });
  await mkdir(join(projectRoot, 'docs/images'), { recursive: true });
  await writeFile(join(projectRoot, 'docs/images', `${name}.webp`), Buffer.from(data, 'base64'));
}
