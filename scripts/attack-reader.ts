import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { printLine } from '../src/commands/output.ts';
import { callersPath, count, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { serve } from '../src/serving/server.ts';
import { findBrowser } from '../tests/e2e/browser.ts';
import { attackReader, type Tally } from './attack-reader/attack.ts';

const command = createCommand(
  'attack:reader',
  'Gives hostile links, files, packs and messages to the pages of a built site in a browser. None may run a script, reach another host, or change what the reader has saved.',
)
  .option('--out <dir>', 'the folder of the site', 'dist')
  .option('--count <n>', 'the number of inputs of each kind', count, 250)
  .option('--seed <n>', 'a seed, to repeat a run', count, 1)
  .addHelpText('after', '\nExit codes: 0 all survived; 1 an attack succeeded; 2 nothing done.');

await runCommand(command, async () => {
  const options = command.opts<{ out: string; count: number; seed: number }>();
  const isDefault = command.getOptionValueSource('out') === 'default';
  const folder = isDefault ? resolve(projectRoot, options.out) : callersPath(options.out);
  if (!existsSync(join(folder, 'saved.html')))
    throw new UsageError(`There is no site in ${folder}.`, 'Build one first: npm run build');
  const served = await serve({ folder, base: '/', host: '127.0.0.1', port: 0, anyPort: true });
  // The attacker's server. What it is asked for has left the site.
  const asked: string[] = [];
  const attacker = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.end('globalThis.attacked=1');
  });
  await new Promise<void>((done) => attacker.listen(0, '127.0.0.1', done));
  const address = attacker.address();
  const foreign = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/attacked.js`;
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  try {
    const tallies = await attackReader({ browser, site: served.address, foreign, ...options });
    for (const { kind, tried, failures } of tallies)
      printLine(`${kind.padEnd(10)} ${tried} tried, ${tried - failures.length} survived`);
    for (const { kind, failures } of tallies)
      for (const each of failures.slice(0, 20)) printLine(`${kind}: ${each}`);
    if (asked.length > 0)
      printLine(`Requests reached another host: ${asked.length}, the first for ${asked[0]}`);
    return asked.length + sum(tallies) === 0 ? 0 : 1;
  } finally {
    await browser.close();
    attacker.close();
    await served.close();
  }
});

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((all, { failures }) => all + failures.length, 0);
}
