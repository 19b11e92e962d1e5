import { writeFile } from 'node:fs/promises';
import { buildSite } from '../src/building/build-site.ts';
import { recordedFiles } from '../src/building/output-states.ts';
import { createListener, reportLines } from '../src/building/terminal.ts';
import { printLine } from '../src/commands/output.ts';
import { callersPath, createCommand, folderOption, runCommand } from '../src/commands/program.ts';
import { siteAddress } from '../src/commands/site-address.ts';
import { manifestOf, writeManifest } from '../src/deployment/manifest.ts';

const command = createCommand('build', 'Builds the site from the paper store: pages and search index.')
  .option('--content <dir>', 'the content folder', 'content')
  .option('--out <dir>', 'the output folder; a former build there is replaced, other files are kept', 'dist')
  .option('--site <url>', 'the address at which the site will be published (default: `url` in site.yaml)')
  .option('--fail-if-empty', 'fail if there are no papers, so that no empty site is published')
  .option('--report <file.json>', 'write a report as JSON, with every formula that cannot be rendered')
  .option('--manifest <file.jsonl>', 'write the paths, sizes and digests of all files, for `npm run diff`')
  .option('--explain <page>', 'say why a page is made again or not: papers/2603.01234.html')
  .option('--audit', 'make all pages again, and compare them with those that a build would have kept')
  .addHelpText(
    'after',
    '\nPaths are relative to the folder in which you type the command.\nExit codes: 0 done; 1 done, but files that cannot be read were left out, or an audit found a difference; 2 nothing done, the former site is kept.',
  );

interface Options {
  readonly site?: string;
  readonly failIfEmpty?: true;
  readonly report?: string;
  readonly manifest?: string;
  readonly explain?: string;
  readonly audit?: true;
}

// A failed build changes nothing: its draft is removed.
await runCommand(command, build, 2);

async function build(): Promise<number> {
  const options = command.opts<Options>();
  const contentDir = folderOption(command, 'content');
  const outDir = folderOption(command, 'out');
  const listener = createListener(process.stderr);
  try {
    const siteUrl = siteAddress(options.site);
    const mayBeEmpty = options.failIfEmpty !== true;
    const { explain: explained, audit: isAudit = false } = options;
    const report = await buildSite(
      { contentDir, outDir, siteUrl, mayBeEmpty, isAudit, ...(explained !== undefined && { explained }) },
      listener,
    );
    listener.end();
    if (options.report !== undefined)
      await writeFile(callersPath(options.report), `${JSON.stringify(report, null, 2)}\n`);
    if (options.manifest !== undefined)
      await writeManifest(callersPath(options.manifest), await manifestOf(outDir, recordedFiles(outDir)));
    for (const line of reportLines(report, outDir)) printLine(line);
    const different = report.targets.audited?.different ?? [];
    return report.problems + different.length === 0 ? 0 : 1;
  } finally {
    listener.end();
  }
}
