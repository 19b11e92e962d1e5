import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import lighthouse, { type Result } from 'lighthouse';
import { chromium } from 'playwright-core';
import { callersPath, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { serve } from '../src/serving/server.ts';
import { findBrowser } from '../tests/e2e/browser.ts';
import { freePort } from './free-port.ts';
import { pagesOf, UNLISTED } from './lighthouse/pages.ts';
import { CATEGORIES, HEADING, rowOf, score, shortfallsOf } from './lighthouse/report.ts';

const command = createCommand(
  'lighthouse',
  'Audits a page of each type of a built site with Lighthouse, as on a phone.',
)
  .option('--out <dir>', 'the folder of the site', 'dist')
  .option('--only <type...>', 'types of pages: home, day, paper, topic …')
  .option('--runs <n>', 'number of runs for each page; the median counts', '1')
  .addHelpText('after', '\nExit codes: 0 every page passes; 1 a page fails; 2 nothing done.');

await runCommand(command, async () => {
  const { out, only, runs } = command.opts<{ out: string; only?: string[]; runs: string }>();
  const folder =
    command.getOptionValueSource('out') === 'default' ? resolve(projectRoot, out) : callersPath(out);
  if (!existsSync(join(folder, 'index.html'))) {
    throw new UsageError(`There is no site in ${folder}.`, 'Build one first: npm run build');
  }
  const pages = (await pagesOf(folder)).filter(({ type }) => only?.includes(type) ?? true);
  const served = await serve({ folder, base: '/', host: '127.0.0.1', port: 0, anyPort: true });
  const port = await freePort();
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    `--remote-debugging-port=${port}`,
  ];
  const browser = await chromium.launch({ executablePath: await findBrowser(), args });
  let enough = true;
  try {
    console.log(HEADING);
    for (const { type, file } of pages) {
      const audits: Result[] = [];
      for (let run = 0; run < Math.max(1, Number(runs) || 1); run += 1) {
        audits.push(await audit(new URL(file, served.address).href, port, UNLISTED.has(type)));
      }
      audits.sort((a, b) => score(a, 'performance') - score(b, 'performance'));
      const median = audits[Math.floor(audits.length / 2)];
      if (median === undefined) continue;
      console.log(rowOf(type, median));
      const shortfalls = shortfallsOf(median);
      for (const shortfall of shortfalls) console.log(`  ${file}: ${shortfall}`);
      if (shortfalls.length > 0) enough = false;
    }
  } finally {
    await browser.close();
    await served.close();
  }
  return enough ? 0 : 1;
});

/** @param isUnlisted whether the page asks search engines not to list it. Then that costs it no points. */
async function audit(url: string, port: number, isUnlisted: boolean): Promise<Result> {
  const report = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
    ...(isUnlisted && { skipAudits: ['is-crawlable'] }),
  });
  if (report === undefined) throw new Error(`Lighthouse returned no report for ${url}.`);
  if (report.lhr.runtimeError !== undefined) throw new Error(`${url}: ${report.lhr.runtimeError.message}`);
  return report.lhr;
}
