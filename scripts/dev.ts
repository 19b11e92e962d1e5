import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { callersPath, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { wantedPort } from '../src/serving/port.ts';

const command = createCommand('dev', 'Serves the pages while you work on them; search needs a build.')
  .option('--content <dir>', 'the content folder', 'content')
  .addHelpText('after', '\nPORT names the port; unset, it is 4321 or the next that is free.');

await runCommand(command, async () => {
  const { content } = command.opts<{ content: string }>();
  const contentDir =
    command.getOptionValueSource('content') === 'default'
      ? resolve(projectRoot, content)
      : callersPath(content);
  const astro = fileURLToPath(new URL('bin/astro.mjs', import.meta.resolve('astro/package.json')));
  const child = spawn(process.execPath, [astro, 'dev', '--port', String(wantedPort().port)], {
    cwd: projectRoot,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', BROADSHEET_CONTENT: contentDir },
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
