import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectText, exitCodeOf } from '../src/commands/child-process.ts';
import { printLine } from '../src/commands/output.ts';
import { count, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { serve } from '../src/serving/server.ts';
import { filesBelow } from '../src/store/folder-files.ts';
import { NAMES } from './attack/character-payloads.ts';
import { editedPapers } from './attack/edited-papers.ts';
import { fileProblems, logProblems } from './attack/inspect-files.ts';
import { mailProblems } from './attack/inspect-mails.ts';
import { pageProblems } from './attack/inspect-pages.ts';
import { PAYLOADS } from './attack/payloads.ts';
import { hostileInputs } from './attack/records.ts';
import { hostileSettings, settingsProblems } from './attack/settings.ts';

const command = createCommand(
  'attack',
  'Ingests hostile records of all formats, edits papers, settings and topics, builds, and looks at all that comes out.',
)
  .option('--pages <number>', 'open so many pages of papers in Chromium, not all', count)
  .addHelpText('after', '\nExit codes: 0 everything survived; 1 something did not; 2 nothing done.');

/** The largest number of problems that are printed. */
const SHOWN = 40;

const SITE = 'https://attacked.example.org/';

await runCommand(command, async () => {
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-attack-'));
  try {
    const [content, site, mails] = ['content', 'site', 'mails'].map((name) => join(work, name)) as [
      string,
      string,
      string,
    ];
    const settings = settingsProblems();
    const tried = settings.combinations + (await writeCorpus(content));
    const problems = [
      ...settings.problems,
      ...(await run('ingest', ['--content', content], [0, 1])),
      ...(await run('ingest', ['--content', content], [0, 1])),
      ...(await run('build', ['--content', content, '--out', site, '--site', SITE], [0, 1])),
    ];
    for (const edition of ['--day=2026-03-02', '--day=2026-03-05', '--week=2026-W10'])
      problems.push(
        ...(await run('digest', ['--content', content, '--site', SITE, '--out', mails, edition], [0, 1])),
      );
    const inspected = await fileProblems(site);
    const mailed = await mailProblems(mails, SITE);
    problems.push(...inspected.problems, ...mailed.problems);
    if (mailed.mails < 3) problems.push(`only ${mailed.mails} mails were written`);
    const opened = await openPages(site, command.opts<{ pages?: number }>().pages);
    problems.push(...opened.problems);
    for (const problem of problems.slice(0, SHOWN)) printLine(`  ${problem}`);
    printLine(
      `tried ${tried} combinations; looked at ${inspected.files} files and pages of packs, ${mailed.mails} mails, ${opened.pages} pages in Chromium; ${problems.length} problems`,
    );
    return problems.length === 0 ? 0 : 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});

/** Writes the inputs, the papers and the settings. @returns the number of combinations of a payload and a field. */
async function writeCorpus(content: string): Promise<number> {
  const [inputs, edited, settings] = [hostileInputs(), editedPapers(), hostileSettings()];
  const papers = join(content, 'papers/2026/03');
  await mkdir(join(content, 'inbox'), { recursive: true });
  await mkdir(papers, { recursive: true });
  for (const [name, text] of inputs.files) await writeFile(join(content, 'inbox', name), text);
  for (const [name, text] of edited) await writeFile(join(papers, name), text);
  await writeFile(join(content, 'site.yaml'), settings.site);
  await writeFile(join(content, 'topics.yaml'), settings.topics);
  return inputs.combinations + edited.size + settings.combinations;
}

/** Runs a command as a person does. @returns what is wrong with its exit code and its log. */
async function run(name: string, args: readonly string[], expected: readonly number[]): Promise<string[]> {
  printLine(`${name} …`);
  const child = spawn(process.execPath, [join(projectRoot, `scripts/${name}.ts`), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const log = collectText(child.stdout, child.stderr);
  const code = await exitCodeOf(child);
  const problems = logProblems(log());
  if (code === null || !expected.includes(code))
    problems.push(`${name} ended with ${code}: ${log().slice(-600)}`);
  return problems;
}

async function openPages(
  site: string,
  most = Number.POSITIVE_INFINITY,
): Promise<{ pages: number; problems: string[] }> {
  const pages = (await filesBelow(site)).filter((path) => path.endsWith('.html'));
  const [papers, others] = [true, false].map((isPaper) =>
    pages.filter((path) => path.startsWith('papers/') === isPaper),
  ) as [string[], string[]];
  // Pages of all files and kinds, if there are fewer to open than there are.
  const step = Math.max(1, papers.length / most);
  const chosen = papers.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  const { address, close } = await serve({
    folder: site,
    host: '127.0.0.1',
    port: 0,
    anyPort: true,
    base: '/',
  });
  try {
    const paths = [...others, ...chosen].map((path) => path.split('/').map(encodeURIComponent).join('/'));
    const problems = await pageProblems(address, paths, searches(), (opened) => {
      if (opened % 500 === 0) printLine(`${opened} pages opened`);
    });
    return { pages: paths.length + searches().length, problems };
  } finally {
    await close();
  }
}

/** Addresses of searches: each payload as a query, as a topic and as a year. */
function searches(): string[] {
  const texts = PAYLOADS.map(([, text]) => encodeURIComponent(text.slice(0, 200).toWellFormed()));
  const herons = NAMES.flatMap((name) => [
    `q=herons&topic=${encodeURIComponent(name)}`,
    `q=herons&year=${encodeURIComponent(name)}`,
  ]);
  return [
    ...texts.map((text) => `q=${text}`),
    ...texts.map((text) => `q=herons&topic=${text}&year=${text}&sort=${text}`),
    ...herons,
  ].map((query) => `search.html?${query}`);
}
