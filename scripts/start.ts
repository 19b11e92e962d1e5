import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from '../src/building/build-site.ts';
import { readConfiguration } from '../src/building/configuration.ts';
import { createListener, reportLines } from '../src/building/terminal.ts';
import { printLine } from '../src/commands/output.ts';
import { createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { ingest } from '../src/ingest/ingest.ts';
import { findInputs } from '../src/ingest/inputs.ts';
import { printReport, showProgress } from '../src/ingest/terminal.ts';
import { wantedPort } from '../src/serving/port.ts';
import { serve } from '../src/serving/server.ts';

const command = createCommand('start', 'Ingests the inbox, builds the site and serves it.')
  .option('--host <name>', 'the name or address to listen on; 0.0.0.0 for all', '127.0.0.1')
  .addHelpText(
    'after',
    '\nPORT sets the port (default: 4321, or the next free one).\nExit codes: 1 the build failed; 2 nothing done.',
  );

await runCommand(command, async () => {
  const port = wantedPort();
  const contentDir = join(projectRoot, 'content');
  // Check the settings first, so that a mistake in them is reported before the papers are read.
  readConfiguration(contentDir);
  await takeInbox(contentDir);
  const folder = join(projectRoot, 'dist');
  const listener = createListener(process.stderr);
  const report = await buildSite({ contentDir, outDir: folder }, listener).finally(listener.end);
  for (const line of reportLines(report, folder)) printLine(line);
  const { address } = await serve({
    folder,
    base: '/',
    host: command.opts<{ host: string }>().host,
    ...port,
  });
  printLine(`\nThe site is served at ${address} (stop with Ctrl+C).`);
  return 0;
});

async function takeInbox(contentDir: string): Promise<void> {
  const inbox = join(contentDir, 'inbox');
  const inputs = existsSync(inbox) ? await findInputs([inbox], projectRoot) : [];
  if (inputs.length === 0)
    return printLine('The inbox is empty; the site is built from the papers that are in the store.');
  const progress = showProgress(process.stderr);
  const report = await ingest({ inputs, contentDir, onProgress: progress.update });
  progress.end();
  printReport(report, { dryRun: false });
  const { quarantined } = report.counts;
  if (quarantined > 0)
    printLine(
      `${quarantined} records could not be read; they are kept in content/quarantine. Continuing with the others.`,
    );
}
