import { basename, relative } from 'node:path';
import { Option } from 'commander';
import { printLine } from '../src/commands/output.ts';
import {
  callersFolder,
  callersPath,
  createCommand,
  projectRoot,
  runCommand,
} from '../src/commands/program.ts';
import { HOSTS, type RawAnswers, readAnswers } from '../src/scaffold/answers.ts';
import { findEngine } from '../src/scaffold/engine.ts';
import { placeholders, repositoryFiles } from '../src/scaffold/files.ts';
import { checkNewFolder, initRepository, writeNewFolder } from '../src/scaffold/new-folder.ts';
import { askAnswers } from '../src/scaffold/questions.ts';
import { shellWord } from '../src/scaffold/readme.ts';

const command = createCommand(
  'new',
  'Makes a repository of papers: settings, topics, a README, and a workflow for its host. It asks for what no option says.',
)
  .argument('<folder>', 'a folder that is empty or does not exist yet, such as ../our-papers')
  .option('--name <text>', 'the name of the site')
  .option('--sources <names...>', 'hf, announcements:cs.CL,cs.LG, arxiv:cs.CL, oai:cs:cs:CL, or none')
  .option('--topics <slugs>', 'all, or slugs of topics in the shipped topics.yaml, separated by commas')
  .option('--site <url>', 'the address at which the site will be published')
  .addOption(new Option('--host <name>', 'where it is published').choices(HOSTS))
  .option(
    '--engine <url>',
    'the repository of Broadsheet that a workflow uses (default: that of this folder)',
  )
  .option('--ref <version>', 'the tag or commit of Broadsheet (default: that of this folder)')
  .option('--yes', 'ask nothing: take the defaults')
  .addHelpText(
    'after',
    '\nWithout a terminal, nothing is asked either.\nExit codes: 0 done; 2 nothing done.',
  );

interface Options extends Partial<Omit<RawAnswers, 'sources'>> {
  readonly sources?: readonly string[];
  readonly engine?: string;
  readonly ref?: string;
  readonly yes?: true;
}

await runCommand(
  command,
  async () => {
    const options = command.opts<Options>();
    const folder = callersPath(command.args[0] ?? '');
    // A folder that cannot be used is reported before the questions.
    await checkNewFolder(folder);
    const engine = findEngine(options.engine, options.ref);
    const { name, topics, site, host } = options;
    const sources = options.sources?.join(' ');
    const given: Partial<RawAnswers> = {
      ...(name !== undefined && { name }),
      ...(sources !== undefined && { sources }),
      ...(topics !== undefined && { topics }),
      ...(site !== undefined && { site }),
      ...(host !== undefined && { host }),
    };
    const defaults: RawAnswers = {
      name: basename(folder),
      sources: 'hf',
      topics: 'all',
      site: '',
      host: engine.address?.includes('gitlab') === true ? 'gitlab' : 'github',
    };
    const isAsking = options.yes !== true && process.stdin.isTTY && process.stdout.isTTY;
    const raw = isAsking
      ? await askAnswers({ input: process.stdin, output: process.stdout }, given, defaults)
      : { ...defaults, ...given };
    const answers = readAnswers(raw);
    const folders = { papers: basename(folder), engine: basename(projectRoot) };
    await writeNewFolder(folder, repositoryFiles(answers, engine, folders));
    const isRepository = initRepository(folder);
    const { length } = answers.sources;
    printLine(
      `${folder} is ready: ${answers.name}, ${length === 1 ? '1 source' : `${length} sources`}, for ${answers.host}.`,
    );
    if (!isRepository) printLine('git is not installed, so it is no repository yet.');
    const missing = placeholders(answers, engine);
    if (missing.length > 0)
      printLine(
        `This copy of Broadsheet does not say where it comes from. Write it into the workflow in place of ${missing.join(' and ')}.`,
      );
    const shown = shellWord(relative(callersFolder(), folder) || '.');
    printLine(`\nNext:
  npm run daily -- --content ${shown} --no-keep    # fetches papers and builds the site
  npm run preview                                  # serves it, and prints its address
Its README.md says how to publish it.`);
    return 0;
  },
  2,
);
