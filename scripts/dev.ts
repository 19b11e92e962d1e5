import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type DevelopmentServer,
  serveWithSettings,
} from '../src/building/development/serve-with-settings.ts';
import { printError } from '../src/commands/output.ts';
import { createCommand, folderOption, projectRoot, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { wantedPort } from '../src/serving/port.ts';

const command = createCommand('dev', 'Serves the pages while you work on them; search needs a build.')
  .option('--content <dir>', 'the content folder', 'content')
  .addHelpText(
    'after',
    '\nIt reloads when papers, topics.yaml, site.yaml or files named there change.\nPORT sets the port (default: 4321, or the next free one).\nExit codes: 2 nothing done.',
  );

await runCommand(command, async () => {
  const contentDir = folderOption(command, 'content');
  if (!existsSync(contentDir)) {
    const hint = 'Name one with --content, or make it by ingesting papers into it.';
    throw new UsageError(`There is no content folder ${contentDir}.`, hint);
  }
  const port = String(wantedPort().port);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  return serveWithSettings({
    contentDir,
    start: () => startServer(contentDir, port),
    say: (line) => printError(line),
    signal: ending.signal,
  });
});

function startServer(contentDir: string, port: string): DevelopmentServer {
  const astro = fileURLToPath(new URL('bin/astro.mjs', import.meta.resolve('astro/package.json')));
  const child = spawn(process.execPath, [astro, 'dev', '--port', port], {
    cwd: projectRoot,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', BROADSHEET_CONTENT: contentDir },
    stdio: 'inherit',
  });
  let exitCode: number | undefined;
  const ended = new Promise<number>((resolve) => {
    child.once('close', (code) => {
      exitCode = code ?? 1;
      resolve(0);
    });
  });
  return {
    exitCode: () => exitCode,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}
