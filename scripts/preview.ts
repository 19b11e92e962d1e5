import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { completeSite } from '../src/building/output-states.ts';
import { printLine } from '../src/commands/output.ts';
import { createCommand, folderOption, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { wantedPort } from '../src/serving/port.ts';
import { serve } from '../src/serving/server.ts';

const command = createCommand('preview', 'Serves a built site.')
  .option('--out <dir>', 'the folder of the site', 'dist')
  .option(
    '--base <path>',
    'serve the site below this path, as hosts of project sites do; of a full address, its path is used',
    '/',
  )
  .option('--host <name>', 'the name or address to listen on; 0.0.0.0 for all', '127.0.0.1')
  .addHelpText(
    'after',
    '\nPORT sets the port (default: 4321, or the next free one).\nExit codes: 2 nothing done.',
  );

await runCommand(command, async () => {
  const { base, host } = command.opts<{ base: string; host: string }>();
  const folder = folderOption(command, 'out');
  await completeSite(folder);
  if (!existsSync(join(folder, 'index.html'))) {
    throw new UsageError(`There is no site in ${folder}.`, 'Build one first: npm run build');
  }
  const { address } = await serve({ folder, base, host, ...wantedPort() });
  printLine(`The site is served at ${address} (stop with Ctrl+C).`);
  return 0;
});
