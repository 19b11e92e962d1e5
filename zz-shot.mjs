import { chromium } from 'playwright-core';
import { pathToFileURL } from 'node:url';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const [out, ...jobs] = process.argv.slice(2);
for (const job of jobs) {
  const [folder, path, width, theme, full, height] = job.split(',');
  const c = await b.newContext({ viewport: { width: Number(width), height: Number(height ?? 1000) }, colorScheme: theme });
  const p = await c.newPage();
  await p.goto(pathToFileURL(`/tmp/pages/out-${folder}/${path}`).href, { waitUntil: 'load' });
  await p.waitForTimeout(150);
  await p.screenshot({ path: `${out}/${folder}-${path.replace(/\W/g, '-')}-${width}-${theme}.png`, fullPage: full === 'full' });
  await c.close();
}
await b.close();
