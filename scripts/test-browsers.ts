import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { callersPath, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { CHECKS } from './test-browsers/checks/list.ts';
import { ENGINES, type EngineName } from './test-browsers/engines/engine.ts';
import { startEngine } from './test-browsers/engines/start.ts';
import { type Column, isGood, type Outcome, report } from './test-browsers/report.ts';
import { runCheck } from './test-browsers/run.ts';
import { buildSites, copiedPlace, type Sites, servedPlace } from './test-browsers/sites.ts';

interface Options {
  readonly engine?: EngineName[];
  readonly site?: string;
  readonly portable?: string;
  readonly only?: string;
  readonly pictures?: string;
  readonly allowMissing: boolean;
}

const command = createCommand(
  'test:browsers',
  'Visits a site and its portable copy in Chromium, Firefox and WebKitGTK, and reports what works in which.',
)
  .option('--engine <name>', `one of ${ENGINES.join(', ')}; may be repeated (default: all)`, addEngine)
  .option('--site <dir>', 'a built site (default: the sample is built)')
  .option('--portable <file.zip>', 'its portable copy (default: that of the sample is made)')
  .option('--only <words>', 'only checks whose sentence has these words')
  .option('--pictures <dir>', 'the folder for pictures of pages that fail (default: a temporary one)')
  .option('--allow-missing', 'end well even if an engine is not installed', false)
  .addHelpText(
    'after',
    '\nCHROME_PATH, FIREFOX_PATH and WEBKIT_DRIVER_PATH name programs that are not at their usual places.\n' +
      'Exit codes: 0 everything passed; 1 a check failed, or an engine is missing; 2 nothing done.',
  );

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const checks = CHECKS.filter(({ says }) => says.toLowerCase().includes(options.only?.toLowerCase() ?? ''));
  if (checks.length === 0)
    throw new UsageError(`No check has the words “${options.only}”.`, 'Leave out --only to run all of them.');
  const given = {
    ...(options.site !== undefined && { site: existing(options.site, 'index.html') }),
    ...(options.portable !== undefined && { portable: existing(options.portable) }),
  };
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-browsers-'));
  const pictures =
    options.pictures === undefined
      ? await mkdtemp(join(tmpdir(), 'broadsheet-pictures-'))
      : callersPath(options.pictures);
  try {
    await mkdir(pictures, { recursive: true });
    const sites = buildSites(work, given);
    const columns: Column[] = [];
    for (const name of options.engine ?? ENGINES)
      columns.push(await runEngine(name, checks, { sites, work, pictures }));
    console.log(`\n${report(checks, columns)}`);
    return isGood(columns, options.allowMissing) ? 0 : 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});

interface Folders {
  readonly sites: Sites;
  readonly work: string;
  readonly pictures: string;
}

async function runEngine(
  name: EngineName,
  checks: typeof CHECKS,
  { sites, work, pictures }: Folders,
): Promise<Column> {
  const outcomes = new Map<string, Outcome>();
  const engine = await startEngine(name);
  if (typeof engine === 'string') return { title: name, outcomes, notRun: engine };
  // Its protocol does not tell of errors in pages.
  const withRecorder = name === 'webkit';
  const served = await servedPlace(sites.site, work, withRecorder);
  try {
    const copied = await copiedPlace(sites.portable, join(work, name), withRecorder);
    for (const check of checks) {
      const place = check.at === 'copy' ? copied : served;
      const outcome = await runCheck(check, engine, name, { place, pictures });
      outcomes.set(check.says, outcome);
      console.error(`${engine.title}: ${outcome.kind}: ${check.says}`);
    }
    return { title: engine.title, outcomes };
  } finally {
    await served.stop();
    await engine.close();
  }
}

function addEngine(text: string, former: EngineName[] = []): EngineName[] {
  const name = ENGINES.find((each) => each === text);
  if (name === undefined) throw new InvalidArgumentError(`It is one of ${ENGINES.join(', ')}.`);
  return [...former, name];
}

function existing(path: string, file = ''): string {
  const whole = callersPath(path);
  if (existsSync(join(whole, file))) return whole;
  throw new UsageError(`There is no ${join(whole, file)}.`, 'Leave the option out to build the sample.');
}
