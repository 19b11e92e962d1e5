import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectText, exitCodeOf } from '../src/commands/child-process.ts';
import { printLine } from '../src/commands/output.ts';
import { count, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { serve } from '../src/serving/server.ts';
import { editedPapers, hostileSettings } from './attack/edited-papers.ts';
import { fileProblems, logProblems } from './attack/inspect-files.ts';
import { pageProblems } from './attack/inspect-pages.ts';
import { PAYLOADS } from './attack/payloads.ts';
import { hostileInputs } from './attack/records.ts';

const command = createCommand(
  'attack',
  'Ingests hostile records of all formats, edits papers, settings and topics, builds, and looks at all that comes out.',
)
  .option('--pages <number>', 'open so many pages of papers in Chromium, not all', count)
  .addHelpText('after', '\nExit codes: 0 everything survived; 1 something did not; 2 nothing done.');

/** The largest number of problems that are printed. */
const SHOWN = 40;

await runCommand(command, async () => {
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-attack-'));
  try {
    const [content, site] = [join(work, 'content'), join(work, 'site')];
    const tried = await writeCorpus(content);
    const problems = [
      ...(await run('ingest', ['--content', content], [0, 1])),
      ...(await run('ingest', ['--content', content], [0, 1])),
      ...(await run(
        'build',
        ['--content', content, '--out', site, '--site', 'https://attacked.example.org/'],
        [0, 1],
      )),
    ];
    const inspected = await fileProblems(site);
    problems.push(
      ...inspected.problems,
      ...(await openPages(site, command.opts<{ pages?: number }>().pages)),
    );
    for (const problem of problems.slice(0, SHOWN)) printLine(`  ${problem}`);
    printLine(`tried ${tried} combinations; looked at ${inspected.files} files; ${problems.length} problems`);
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

async function openPages(site: string, most = Number.POSITIVE_INFINITY): Promise<string[]> {
  const top = (await readdir(site)).filter((name) => name.endsWith('.html'));
  const papers = (await readdir(join(site, 'papers')))
    .filter((name) => name.endsWith('.html'))
    .slice(0, most);
  const lists = ['days/2026-03-02.html', 'days/2026-03-05.html', 'months/2026-03.html', 'topics/herons.html'];
  const { address, close } = await serve({
    folder: site,
    host: '127.0.0.1',
    port: 0,
    anyPort: true,
    base: '/',
  });
  try {
    const paths = [...top, ...lists, ...papers.map((name) => `papers/${name}`)];
    return await pageProblems(
      address,
      paths,
      PAYLOADS.map(([, text]) => text.slice(0, 200)),
      (opened) => {
        if (opened % 500 === 0) printLine(`${opened} pages opened`);
      },
    );
  } finally {
    await close();
  }
}
