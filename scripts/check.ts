import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '../src/building/build-site.ts';
import { completeSite } from '../src/building/output-states.ts';
import { budgetProblems, fileNameProblems, htmlProblems, linkProblems } from '../src/checks/built-site.ts';
import { directionProblems } from '../src/checks/project.ts';
import { runTool } from '../src/checks/tools.ts';
import { callersPath, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { ingest } from '../src/ingest/ingest.ts';
import { findInputs } from '../src/ingest/inputs.ts';

/** How many problems of one kind are printed. */
const SHOWN = 60;

const command = createCommand(
  'check',
  'Checks types, style, unused code, import directions, and the links, HTML and budgets of a built site.',
)
  .option('--out <dir>', 'the built site to check (default: builds the sample)')
  .addHelpText('after', '\nExit codes: 0 no problems; 1 problems were found; 2 nothing done.');

await runCommand(command, async () => {
  const { out } = command.opts<{ out?: string }>();
  if (out !== undefined) await completeSite(callersPath(out));
  if (out !== undefined && !existsSync(join(callersPath(out), 'index.html'))) {
    throw new UsageError(`There is no site in ${callersPath(out)}.`, 'Build one first: npm run build');
  }
  const failed: string[] = [];
  const step = async (name: string, find: () => Promise<readonly string[]>) => {
    const start = performance.now();
    const problems = await find();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${name.padEnd(18)} ${problems.length === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
    for (const problem of problems.slice(0, SHOWN)) console.log(`  ${problem}`);
    if (problems.length > SHOWN) console.log(`  … and ${problems.length - SHOWN} more lines.`);
    if (problems.length > 0) failed.push(name);
  };
  await step('types', () =>
    runTool(
      {
        packageName: 'astro',
        args: ['check', '--minimumFailingSeverity', 'error', '--minimumSeverity', 'error'],
      },
      projectRoot,
    ),
  );
  await step('style', () =>
    runTool({ packageName: '@biomejs/biome', args: ['check', '--error-on-warnings'] }, projectRoot),
  );
  await step('unused code', () => runTool({ packageName: 'knip', args: ['--no-progress'] }, projectRoot));
  await step('import directions', () => directionProblems(projectRoot));
  await withSite(out, async (folder) => {
    await step('file names', () => fileNameProblems(folder));
    await step('internal links', () => linkProblems(folder));
    await step('HTML', () => htmlProblems(folder));
    await step('budgets', () => budgetProblems(folder));
  });
  console.log(failed.length === 0 ? 'No problems were found.' : `Problems: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
});

/** Runs `work` on the site at `out`, else on the sample, built into a temporary folder. */
async function withSite(out: string | undefined, work: (folder: string) => Promise<void>): Promise<void> {
  if (out !== undefined) return work(callersPath(out));
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-check-'));
  try {
    const contentDir = join(folder, 'content');
    await mkdir(contentDir);
    const inbox = join(projectRoot, 'content/inbox');
    if (existsSync(inbox)) await ingest({ inputs: await findInputs([inbox], projectRoot), contentDir });
    const notices: string[] = [];
    await buildSite(
      { contentDir, outDir: join(folder, 'site') },
      { progress: () => undefined, notice: (line) => notices.push(line) },
    );
    for (const notice of notices) console.log(`  ${notice}`);
    await work(join(folder, 'site'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
