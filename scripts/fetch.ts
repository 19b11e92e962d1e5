import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { callersPath, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { readRegularFile } from '../src/commands/regular-file.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import {
  addressArgument,
  categoryArgument,
  checkDays,
  countArgument,
  dayArgument,
} from '../src/fetching/arguments.ts';
import { announcements } from '../src/fetching/arxiv/announcements.ts';
import { oai } from '../src/fetching/arxiv/oai.ts';
import { arxiv } from '../src/fetching/arxiv/query.ts';
import { huggingFace } from '../src/fetching/hf.ts';
import { fetchFrom } from '../src/fetching/run.ts';
import type { Source } from '../src/fetching/source.ts';
import { showSteps } from '../src/fetching/terminal.ts';
import { userAgent } from '../src/fetching/user-agent.ts';
import { parseSiteConfig } from '../src/site/config-file.ts';

interface Common {
  readonly content?: string;
  readonly base?: string;
  readonly ingest: boolean;
}

const command = createCommand('fetch', 'Fetches papers from a source into the inbox, and ingests them.')
  .usage('SOURCE [options]')
  .addHelpText(
    'after',
    '\nSaved files are not fetched again. If a source fails, run the same command again to fetch the rest.\n' +
      'Exit codes: 0 done; 1 a source failed, or some records were quarantined; 2 nothing done.',
  );

let chosen: { readonly source: Source; readonly common: Common } | undefined;

/** A subcommand whose options make a source. */
function sourceCommand<T>(
  name: string,
  description: string,
  add: (one: Command) => Command,
  make: (options: T) => Source,
): void {
  add(command.command(name).description(description))
    .option('--content <dir>', 'the content folder (default: content in the project)')
    .option(
      '--base <url>',
      'the address to use instead of the source’s own, such as that of a mirror',
      addressArgument,
    )
    .option('--no-ingest', 'only save the files')
    .action((options: T & Common) => {
      chosen = { source: make(options), common: options };
    });
}

sourceCommand<{ date?: string; since?: string }>(
  'hf',
  'Hugging Face daily papers: one day, or every missing day since a day',
  (one) =>
    one
      .option('--date <YYYY-MM-DD>', 'this day', dayArgument)
      .addOption(
        new Option('--since <YYYY-MM-DD>', 'every day since this one')
          .argParser(dayArgument)
          .conflicts('date'),
      ),
  ({ date, since }) => {
    if (date !== undefined) checkDays('date', date, undefined, Date.now());
    if (since !== undefined) checkDays('since', since, undefined, Date.now());
    if (date !== undefined) return huggingFace({ date });
    if (since !== undefined) return huggingFace({ since });
    throw new UsageError(
      'Which days?',
      'Give --date YYYY-MM-DD for one, or --since YYYY-MM-DD for all since then.',
    );
  },
);

sourceCommand<{ query?: string; category?: string[]; max: number }>(
  'arxiv',
  'the newest papers on arXiv for a query, or in a category',
  (one) =>
    one
      .option('--query <text>', 'in arXiv’s query language, such as \'ti:"listening models"\'')
      .option('--category <name...>', 'such as cs.CL; several may be named', categoryArgument)
      .option('--max <number>', 'the most papers to fetch', countArgument, 100),
  ({ query, category = [], max }) => {
    if (query === undefined && category.length === 0)
      throw new UsageError('Which papers?', 'Give --query, --category, or both.');
    return arxiv({ query, categories: category, max });
  },
);

sourceCommand<{ category: string[] }>(
  'announcements',
  'the papers that arXiv announced today in one or more categories',
  (one) =>
    one.requiredOption('--category <name...>', 'such as cs.CL; several may be named', categoryArgument),
  ({ category }) => announcements(category),
);

sourceCommand<{ set: string; from: string; until?: string; prefix: string }>(
  'oai',
  'every record of an arXiv set that changed since a day, by OAI-PMH',
  (one) =>
    one
      .requiredOption('--set <name>', 'such as cs, or cs:cs:CL')
      .requiredOption('--from <YYYY-MM-DD>', 'the first day', dayArgument)
      .option('--until <YYYY-MM-DD>', 'the last day (default: today)', dayArgument)
      .addOption(
        new Option('--prefix <name>', 'the metadata format of the records')
          .choices(['arXiv', 'arXivRaw'])
          .default('arXiv'),
      ),
  ({ set, from, until, prefix }) => {
    checkDays('from', from, until, Date.now());
    return oai({ set, from, until, prefix });
  },
);

await runCommand(command, async () => {
  if (chosen === undefined) throw new UsageError('Which source?', 'npm run fetch -- --help lists them.');
  const { source, common } = chosen;
  const contentDir =
    common.content === undefined ? join(projectRoot, 'content') : callersPath(common.content);
  return fetchFrom(source, {
    contentDir,
    base: common.base,
    ingest: common.ingest,
    userAgent: await userAgent(join(projectRoot, 'package.json'), await siteAddressIn(contentDir)),
    steps: showSteps(process.stderr),
  });
});

/** The site's own address, so that a source can contact the owner. */
async function siteAddressIn(contentDir: string): Promise<string | undefined> {
  try {
    return parseSiteConfig(readRegularFile(join(contentDir, 'site.yaml')).toString(), 'site.yaml').url;
  } catch {
    // The build reports errors in the file.
    return undefined;
  }
}
