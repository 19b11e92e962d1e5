import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { callersPath, count, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { type Archive, readArchive, shareWithPage } from './bench-build/archive.ts';
import { copyContent, turnMeaningOff, writeMadeUpContent } from './bench-build/content.ts';
import { EDITS, type EditName } from './bench-build/edits.ts';
import { measureOwnBuilds } from './bench-build/own-builds.ts';
import { hugoVersion, measurePeer } from './bench-build/peer.ts';
import { detailsOf, type Results, type Row, reportOf, summaryOf, tableOf } from './bench-build/report.ts';
import { machine } from './bench-search/report.ts';

interface Options {
  readonly papers?: number;
  readonly content?: string;
  readonly only?: ReadonlySet<EditName>;
  readonly seed: number;
  readonly keep?: string;
  readonly meaning: boolean;
  readonly skipHugo: boolean;
  readonly report?: string;
}

const PAPERS = 2000;
const NAMES = Object.keys(EDITS) as EditName[];
const MISSING = 'Hugo is not installed, so there are no ratios. Install the package: apt-get install hugo';
const NOTES = `written: files that are new or have another content, and their bytes. Ratios are to Hugo + Pagefind, clean.
CPU: processor time of user and system, of all processes. largest MB: peak memory of the largest process.
Hugo is given the topics, periods and authors' pages, which our build finds out. Its site has no related papers, trending
papers, charts, offline packs, share cards, pages “For you”, BibTeX files of lists and feeds of topics; formulas are text.`;

const command = createCommand(
  'bench:build',
  'Measures clean and incremental builds, compared with Hugo and Pagefind on the same papers.',
)
  .option('--papers <n>', `number of papers to make up (default: ${PAPERS})`, count)
  .option('--content <dir>', 'measure with a copy of this content folder instead')
  .option(
    '--only <names>',
    `builds after the clean one, with commas: ${NAMES.join(', ')}; or clean`,
    editNames,
  )
  .option('--seed <n>', 'a seed; another one makes other papers', count, 1)
  .option('--meaning', 'leave the search by meaning on, which Hugo and Pagefind do not have', false)
  .option('--skip-hugo', 'measure only our builds', false)
  .option('--keep <folder>', 'keep papers and sites in this folder, which must be empty')
  .option('--report <file.json>', 'also write all figures as JSON')
  .addHelpText(
    'after',
    '\nOther programs on the machine falsify the times. 100,000 papers need about 20 GB of disk.\nExit codes: 0 measured; 1 a build failed; 2 nothing done.',
  );

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const folder = await workFolder(options.keep);
  process.once('SIGINT', () => interrupt(options.keep === undefined ? folder : undefined));
  try {
    await run(options, folder);
    return 0;
  } finally {
    if (options.keep === undefined) await rm(folder, { recursive: true, force: true });
  }
});

async function run(options: Options, folder: string): Promise<void> {
  const { seed, only = new Set(NAMES), skipHugo } = options;
  const contentDir = join(folder, 'content');
  const load = loadavg()[0] ?? 0;
  const source = await prepareContent(options, contentDir);
  const archive = await readArchive(contentDir);
  const facts = { machine: machine(), load, source, ...factsOf(archive) };
  console.log(introduction(facts));
  const version = skipHugo ? undefined : hugoVersion();
  // The peer builds from the same papers, so it comes before they are edited.
  const peer = version === undefined ? undefined : await measurePeer(contentDir, archive, folder, version);
  // A run may take hours: each result is shown at once, and stays if a later build fails.
  const onRow = (row: Row) => console.error(summaryOf(row));
  for (const row of peer?.rows ?? []) onRow(row);
  const own = await measureOwnBuilds({ contentDir, archive, folder, edits: only, seed }, onRow);
  const results: Results = { own, peer };
  console.log(`\n${tableOf(results)}\n\n${detailsOf(results)}`);
  console.log(`\n${peer !== undefined || skipHugo ? '' : `${MISSING}\n`}${NOTES}`);
  if (options.report !== undefined)
    await writeFile(callersPath(options.report), reportOf(results, { ...facts, seed }));
}

/** Removes the work folder, which may be large, when the user presses Ctrl-C. The build that runs gets the signal too. */
function interrupt(folder: string | undefined): never {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
  process.exit(130);
}

/** Makes the content folder that is measured. @returns where its papers are from, in words. */
async function prepareContent({ papers, content, seed, meaning }: Options, target: string): Promise<string> {
  if (content !== undefined && papers !== undefined)
    throw new UsageError('--papers and --content exclude each other.', 'Give one of them.');
  if (content === undefined) await writeMadeUpContent(target, papers ?? PAPERS, seed);
  else {
    const from = callersPath(content);
    if (!existsSync(join(from, 'papers')))
      throw new UsageError(`There are no papers in ${from}.`, 'Name the folder that holds `papers/`.');
    await copyContent(from, target);
  }
  if (!meaning) await turnMeaningOff(target);
  const search = `search by meaning ${meaning ? 'on' : 'off'}`;
  return `${content === undefined ? `made up with seed ${seed}` : `of ${content}`}, ${search}`;
}

function factsOf(archive: Archive) {
  const { papers, authors } = archive;
  return { papers: papers.length, names: authors.size, shareWithPage: shareWithPage(archive) };
}

function introduction(facts: ReturnType<typeof factsOf> & { machine: string; load: number; source: string }) {
  const { papers, names, shareWithPage: share, load } = facts;
  const busy = load > 0.5 ? ': other programs are running, so the times by the clock are too long' : '';
  return `${facts.machine}, load ${load.toFixed(1)}${busy}
${papers} papers ${facts.source}; ${names} names of authors, ${(share * 100).toFixed(0)} % of them with a page`;
}

async function workFolder(keep: string | undefined): Promise<string> {
  if (keep === undefined) return mkdtemp(join(tmpdir(), 'broadsheet-bench-build-'));
  const folder = callersPath(keep);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw new UsageError(`The folder ${folder} is not empty.`, 'Name a new one with --keep.');
  return folder;
}

/** @throws {InvalidArgumentError} for an unknown name. */
function editNames(text: string): Set<EditName> {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => name !== 'clean' && !Object.hasOwn(EDITS, name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`“${unknown}” is none of ${['clean', ...NAMES].join(', ')}.`);
  return new Set(NAMES.filter((name) => names.includes(name)));
}
