import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type BuildReport, buildSite } from '../../src/building/build-site.ts';
import type { BuildOptions } from '../../src/building/options.ts';
import { recordedFiles } from '../../src/building/output-states.ts';
import { createListener, reportLines } from '../../src/building/terminal.ts';
import { printLine } from '../../src/commands/output.ts';
import { callersPath, folderOption } from '../../src/commands/program.ts';
import { siteAddress } from '../../src/commands/site-address.ts';
import { manifestOf, writeManifest } from '../../src/deployment/manifest.ts';

/** Adds the options of commands that make a whole site. */
export function addSiteOptions(command: Command): Command {
  return command
    .option('--content <dir>', 'the content folder', 'content')
    .option(
      '--out <dir>',
      'the output folder; a former build there is replaced, other files are kept',
      'dist',
    )
    .option('--site <url>', 'the address at which the site will be published (default: `url` in site.yaml)')
    .option('--fail-if-empty', 'fail if there are no papers, so that no empty site is published')
    .option('--report <file.json>', 'write a report as JSON, with every formula that cannot be rendered')
    .option('--manifest <file.jsonl>', 'write the paths, sizes and digests of all files, for `npm run diff`');
}

interface SiteOptions {
  readonly site?: string;
  readonly failIfEmpty?: true;
  readonly report?: string;
  readonly manifest?: string;
}

/** Makes a site as the options of a command say. @returns the exit code. */
export async function makeSite(command: Command, extra: Partial<BuildOptions> = {}): Promise<number> {
  const { site, failIfEmpty, report: reportFile, manifest } = command.opts<SiteOptions>();
  const contentDir = folderOption(command, 'content');
  const outDir = folderOption(command, 'out');
  const listener = createListener(process.stderr);
  try {
    const siteUrl = siteAddress(site);
    const mayBeEmpty = failIfEmpty !== true;
    const report = await buildSite({ contentDir, outDir, siteUrl, mayBeEmpty, ...extra }, listener);
    listener.end();
    if (reportFile !== undefined)
      await writeFile(callersPath(reportFile), `${JSON.stringify(report, null, 2)}\n`);
    if (manifest !== undefined)
      await writeManifest(callersPath(manifest), await manifestOf(outDir, recordedFiles(outDir)));
    for (const line of reportLines(report, outDir)) printLine(line);
    return exitCode(report);
  } finally {
    listener.end();
  }
}

function exitCode({ problems, targets }: BuildReport): number {
  const different = targets.audited?.different ?? [];
  return problems + different.length === 0 ? 0 : 1;
}
