import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSite } from '../src/building/build-site.ts';
import { readConfiguration } from '../src/building/configuration.ts';
import { createListener, reportLines } from '../src/building/terminal.ts';
import { printLine } from '../src/commands/output.ts';
import {
  callersPath,
  count,
  createCommand,
  folderOption,
  projectRoot,
  runCommand,
} from '../src/commands/program.ts';
import { siteAddress } from '../src/commands/site-address.ts';
import { systemClock } from '../src/fetching/http/clock.ts';
import { LIMITS } from '../src/fetching/http/limits.ts';
import { userAgent } from '../src/fetching/user-agent.ts';
import { runDaily } from '../src/publishing/daily.ts';
import { sourceNamed } from '../src/publishing/daily-sources.ts';
import { writeIssue } from '../src/publishing/issue.ts';
import { createMessages } from '../src/publishing/messages.ts';

const command = createCommand(
  'daily',
  'The daily job: fetches, ingests, builds the site, compares it with the last one, commits and pushes the papers.',
)
  .option('--content <dir>', 'the content folder', 'content')
  .option('--out <dir>', 'the output folder', 'dist')
  .option('--site <url>', 'the address at which the site will be published (default: `url` in site.yaml)')
  .option(
    '--source <name...>',
    'fetch from these instead of `sources` in site.yaml: hf, announcements:cs.CL,cs.LG, arxiv:cs.CL, oai:cs:cs:CL',
  )
  .option(
    '--days <number>',
    'ask sources with an archive for this many days, as far as they are missing',
    count,
    14,
  )
  .option('--allow-smaller', 'also publish a site with no papers, or with fewer than the last one')
  .option('--no-keep', 'do not commit and push')
  .option(
    '--issue <file.md>',
    'write the text of an issue if a source was away for three days, else remove the file',
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 done; 1 done, but a warning needs attention; 2 wrong call or settings, or the build failed; 3 the site is empty or smaller than the last one; 4 the push was refused. After 2, 3 and 4 nothing is to be published.\nWith GITHUB_OUTPUT, the line publish=true or publish=false is added to that file.',
  );

interface Options {
  readonly site?: string;
  readonly source?: readonly string[];
  readonly days: number;
  readonly allowSmaller?: true;
  readonly keep: boolean;
  readonly issue?: string;
}

let isPublishable = false;

await runCommand(
  command,
  async () => {
    const options = command.opts<Options>();
    const contentDir = folderOption(command, 'content');
    const outDir = folderOption(command, 'out');
    const siteUrl = siteAddress(options.site);
    const messages = createMessages((line) => console.log(line), process.env.GITHUB_ACTIONS === 'true');
    const sources = options.source?.map(sourceNamed);
    const { site } = readConfiguration(contentDir);
    const result = await runDaily({
      contentDir,
      siteUrl,
      sources,
      days: options.days,
      allowSmaller: options.allowSmaller === true,
      keep: options.keep,
      userAgent: await userAgent(join(projectRoot, 'package.json'), siteUrl ?? site.url),
      clock: systemClock,
      limits: LIMITS,
      messages,
      build: async () => {
        const listener = createListener(process.stderr);
        const report = await buildSite({ contentDir, outDir, siteUrl }, listener).finally(listener.end);
        for (const line of reportLines(report, outDir)) printLine(line);
        return report;
      },
    });
    if (options.issue !== undefined) await writeIssue(callersPath(options.issue), result.away);
    ({ isPublishable } = result);
    return result.code;
  },
  2,
);

const { GITHUB_OUTPUT: outputs } = process.env;
if (outputs !== undefined && outputs !== '') await appendFile(outputs, `publish=${isPublishable}\n`);
