import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Option } from 'commander';
import {
  callersFolder,
  callersPath,
  createCommand,
  projectRoot,
  runCommand,
} from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { ingest } from '../src/ingest/ingest.ts';
import { findInputs } from '../src/ingest/inputs.ts';
import { printReport, showProgress } from '../src/ingest/terminal.ts';
import { isDay } from '../src/paper/days.ts';
import { readerNamed, readers } from '../src/readers/registry.ts';

interface Options {
  readonly format?: string;
  readonly listed?: string;
  readonly captured?: string;
  readonly content?: string;
  readonly dryRun?: boolean;
  readonly report?: string;
}

const command = createCommand('ingest', 'Reads listings into the paper store, one Markdown file per paper.')
  .argument(
    '[input...]',
    'files, folders, or - for standard input (default: the inbox in the content folder)',
  )
  .addOption(
    new Option('--format <name>', 'read every input as this format').choices(readers.map(({ name }) => name)),
  )
  .option(
    '--captured <YYYY-MM-DD>',
    'the day on which the listings were saved; a date without a year is the latest one not after it',
  )
  .option('--listed <YYYY-MM-DD>', 'the edition of papers without a listing day')
  .option('--content <dir>', 'the content folder (default: content in the project)')
  .option('--dry-run', 'report what would be done, write nothing')
  .option('--report <file.json>', 'write a report as JSON')
  .addHelpText('after', '\nExit codes: 0 done; 1 done, some records were quarantined; 2 nothing done.');

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const contentDir =
    options.content === undefined ? join(projectRoot, 'content') : callersPath(options.content);
  const args = command.args.length === 0 ? [join(contentDir, 'inbox')] : command.args;
  const inputs = await findInputs(args, callersFolder());
  if (inputs.length === 0)
    throw new UsageError('There is nothing to read.', 'Put a listing into the folder first.');
  const progress = showProgress(process.stderr);
  const report = await ingest({
    inputs,
    contentDir,
    reader: options.format === undefined ? undefined : readerNamed(options.format),
    captured: dayOption('captured', options.captured),
    listed: dayOption('listed', options.listed),
    dryRun: options.dryRun === true,
    onProgress: progress.update,
  }).finally(progress.end);
  printReport(report, { dryRun: options.dryRun === true });
  if (options.report !== undefined)
    await writeFile(callersPath(options.report), `${JSON.stringify(report, null, 2)}\n`);
  return report.counts.quarantined > 0 ? 1 : 0;
});

function dayOption(name: string, day: string | undefined): string | undefined {
  if (day === undefined || isDay(day)) return day;
  throw new UsageError(`--${name} ${day} is not a day.`, 'Write it as YYYY-MM-DD, for example 2026-03-04.');
}
