import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printLine } from '../src/commands/output.ts';
import { createCommand, folderOption, projectRoot, runCommand } from '../src/commands/program.ts';
import { readRegularFile } from '../src/commands/regular-file.ts';
import { clearSample, findSample, type Manifest, manifestOf } from '../src/sample/clearing.ts';

const manifestFile = join(projectRoot, 'content/sample.json');

const command = createCommand(
  'clear-sample',
  'Removes the sample: its files in the inbox, and its papers from the store.',
)
  .option('--content <dir>', 'the content folder', 'content')
  .option('--dry-run', 'list the files that would be removed, remove nothing')
  .option('--record', 'update content/sample.json from the inbox, after the sample has changed')
  .addHelpText(
    'after',
    '\nPapers and files that have been changed, or that another source has added to, are kept and listed.',
  );

await runCommand(command, async () => {
  const options = command.opts<{ dryRun?: true; record?: true }>();
  const contentDir = folderOption(command, 'content');
  if (options.record === true) {
    const manifest = await manifestOf(join(contentDir, 'inbox'));
    await writeFile(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
    printLine(`${Object.keys(manifest).length} files of the sample are recorded in content/sample.json.`);
    return 0;
  }
  const found = await findSample(
    contentDir,
    JSON.parse(readRegularFile(manifestFile).toString()) as Manifest,
  );
  if (options.dryRun === true) for (const path of [...found.inbox, ...found.papers]) printLine(path);
  else await clearSample(contentDir, found);
  const verb = options.dryRun === true ? 'would be removed' : 'removed';
  printLine(`${found.papers.length} papers and ${found.inbox.length} files in the inbox ${verb}.`);
  for (const path of found.kept) printLine(`kept: ${path}, which differs from the sample`);
  return 0;
});
