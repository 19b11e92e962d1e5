import { buildPart } from '../src/building/split/build-part.ts';
import { type Part, parsePart, partName } from '../src/building/split/part.ts';
import { createListener } from '../src/building/terminal.ts';
import { printLine } from '../src/commands/output.ts';
import { callersPath, createCommand, folderOption, runCommand } from '../src/commands/program.ts';
import { siteAddress } from '../src/commands/site-address.ts';
import { addSiteOptions, makeSite } from './build/site-command.ts';

const command = addSiteOptions(
  createCommand('build', 'Builds the site from the paper store: pages and search index.'),
)
  .option('--explain <page>', 'say why a page is made again or not: papers/2603.01234.html')
  .option('--audit', 'make all pages again, and compare them with those that a build would have kept')
  .option('--part <n/of>', 'make one of several parts of the site, 3/8, into --out, for `npm run join`')
  .addHelpText(
    'after',
    '\nPaths are relative to the folder in which you type the command.\nExit codes: 0 done; 1 done, but files that cannot be read were left out, or an audit found a difference; 2 nothing done, the former site is kept.',
  );

interface Options {
  readonly site?: string;
  readonly out: string;
  readonly explain?: string;
  readonly audit?: true;
  readonly part?: string;
}

// A failed build changes nothing: its draft is removed.
await runCommand(
  command,
  () => {
    const { explain: explained, audit: isAudit = false, part } = command.opts<Options>();
    if (part !== undefined) return makePart(parsePart(part));
    return makeSite(command, { isAudit, ...(explained !== undefined && { explained }) });
  },
  2,
);

async function makePart(part: Part): Promise<number> {
  const { site, out } = command.opts<Options>();
  const isDefault = command.getOptionValueSource('out') === 'default';
  const outDir = callersPath(isDefault ? `part-${part.number}` : out);
  const listener = createListener(process.stderr);
  try {
    const options = { contentDir: folderOption(command, 'content'), outDir, siteUrl: siteAddress(site) };
    const { pages, shards, problems } = await buildPart(options, part, listener);
    listener.end();
    printLine(
      `part ${partName(part)}: ${pages} files of pages, ${shards} shards of the search index in ${outDir}`,
    );
    return problems === 0 ? 0 : 1;
  } finally {
    listener.end();
  }
}
