import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { ingest } from '../src/ingest/ingest.ts';
import { findInputs, UsageError } from '../src/ingest/inputs.ts';
import { printReport, showProgress } from '../src/ingest/terminal.ts';
import { isDay } from '../src/paper/days.ts';
import { readerNamed, readers } from '../src/readers/registry.ts';

interface Options {
  format?: string;
  listed?: string;
  captured?: string;
  content?: string;
  dryRun?: boolean;
  report?: string;
}

// npm changes into the project's folder; paths are meant from where the command was typed.
const cwd = process.env.INIT_CWD ?? process.cwd();
const project = resolve(import.meta.dirname, '..');

const command = new Command('npm run ingest --')
  .description('Reads listings into the paper store, one Markdown file per paper.')
  .argument(
    '[input...]',
    'files, folders, or - for standard input (default: the inbox in the content folder)',
  )
  .addOption(
    new Option('--format <name>', 'read every input as this format').choices(readers.map(({ name }) => name)),
  )
  .option(
    '--captured <YYYY-MM-DD>',
    'the day the listings were saved; dates without a year are the latest not after it',
  )
  .option('--listed <YYYY-MM-DD>', 'the edition of papers whose source names no day')
  .option('--content <dir>', 'the content folder (default: content in the project)')
  .option('--dry-run', 'say what would be done, write nothing')
  .option('--report <file.json>', 'write what was done as JSON')
  .addHelpText('after', '\nExit codes: 0 done; 1 done, some records were quarantined; 2 nothing done.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

try {
  process.exitCode = await run(command.args, command.opts<Options>());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n  ${error.hint}`);
  process.exitCode = 2;
}

async function run(args: readonly string[], options: Options): Promise<number> {
  for (const key of ['listed', 'captured'] as const) {
    const day = options[key];
    if (day !== undefined && !isDay(day)) {
      throw new UsageError(`--${key} ${day} is no day.`, 'Write it as YYYY-MM-DD, for example 2026-03-04.');
    }
  }
  const contentDir =
    options.content === undefined ? resolve(project, 'content') : resolve(cwd, options.content);
  const inputs = await findInputs(args.length === 0 ? [resolve(contentDir, 'inbox')] : args, cwd);
  if (inputs.length === 0)
    throw new UsageError('There is nothing to read.', 'Put a listing into the folder first.');
  const progress = showProgress(process.stderr);
  const report = await ingest({
    inputs,
    contentDir,
    reader: options.format === undefined ? undefined : readerNamed(options.format),
    captured: options.captured,
    listed: options.listed,
    dryRun: options.dryRun === true,
    onProgress: progress.update,
  });
  progress.end();
  printReport(report, { dryRun: options.dryRun === true });
  if (options.report !== undefined)
    await writeFile(resolve(cwd, options.report), `${JSON.stringify(report, null, 2)}\n`);
  return report.counts.quarantined > 0 ? 1 : 0;
}
