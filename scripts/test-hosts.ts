import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { callersPath, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { freePort } from './free-port.ts';
import { type Column, isGood, type Outcome, report } from './test-browsers/report.ts';
import { HOST_CHECKS } from './test-hosts/checks/list.ts';
import { runHostCheck } from './test-hosts/run.ts';
import { findProgram } from './test-hosts/servers/install.ts';
import { SERVERS } from './test-hosts/servers/list.ts';
import { BASES, type Base, type WebServer } from './test-hosts/servers/recipe.ts';
import { type Running, startServer } from './test-hosts/servers/running.ts';
import { buildSample, copySite, hostedSite } from './test-hosts/site.ts';

const NAMES = SERVERS.map(({ name }) => name.toLowerCase());

const command = createCommand(
  'test:hosts',
  'Serves a site by nginx, Caddy, Apache and lighttpd with the recipes of docs/hosting, and checks what they send.',
)
  .option('--only <name>', `only one of ${NAMES.join(', ')}; may be repeated (default: all)`, addName)
  .option('--checks <words>', 'only checks whose sentence has these words', '')
  .option('--site <dir>', 'a built site (default: the sample is built)')
  .addHelpText(
    'after',
    '\nAs root, it installs the Debian packages of missing servers.\n' +
      'Exit codes: 0 everything passed; 1 a check failed, or a server is missing; 2 nothing done.',
  );

interface Options {
  readonly only?: string[];
  readonly checks: string;
  readonly site?: string;
}

await runCommand(command, async () => {
  const { only = NAMES, checks: words, site: given } = command.opts<Options>();
  const checks = HOST_CHECKS.filter(({ says }) => says.toLowerCase().includes(words.toLowerCase()));
  if (checks.length === 0)
    throw new UsageError(`No check has the words “${words}”.`, 'Leave out --checks to run all of them.');
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-hosts-'));
  try {
    // Servers that are started by root read the site as another user.
    await chmod(work, 0o755);
    const site = given === undefined ? buildSample(work) : existingSite(given);
    const columns: Column[] = [];
    for (const server of SERVERS.filter(({ name }) => only.includes(name.toLowerCase())))
      columns.push(...(await runServer(server, checks, { site, work: join(work, server.name) })));
    console.log(`\n${report(checks, columns)}`);
    return isGood(columns, false) ? 0 : 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});

interface Folders {
  readonly site: string;
  readonly work: string;
}

/** Runs the checks at the root of a server and below a path. */
async function runServer(
  server: WebServer,
  checks: typeof HOST_CHECKS,
  { site, work }: Folders,
): Promise<Column[]> {
  const program = findProgram(server);
  if (program === undefined) {
    const notRun = `It is not installed. On Debian: apt-get install ${server.debianPackage}`;
    return [{ title: server.name, outcomes: new Map(), notRun }];
  }
  const columns: Column[] = [];
  for (const base of BASES) {
    const own = join(work, base === '/' ? 'root' : 'path');
    columns.push(await runAt(base, { server, program, checks, site, work: own }));
  }
  return columns;
}

interface Run extends Folders {
  readonly server: WebServer;
  readonly program: string;
  readonly checks: typeof HOST_CHECKS;
}

async function runAt(base: Base, { server, program, checks, site, work }: Run): Promise<Column> {
  const title = `${server.name} ${base}`;
  const outcomes = new Map<string, Outcome>();
  await mkdir(work, { recursive: true });
  const folder = { base, root: await copySite(site, work, base), port: await freePort(), work };
  let running: Running;
  try {
    running = await startServer(program, await server.configure(folder), folder);
  } catch (error) {
    return { title, outcomes, notRun: error instanceof Error ? error.message : String(error) };
  }
  try {
    const hosted = await hostedSite(folder);
    for (const check of checks) {
      const outcome = await runHostCheck(check, hosted, server.name);
      outcomes.set(check.says, outcome);
      console.error(`${title}: ${outcome.kind}: ${check.says}`);
    }
    return { title, outcomes };
  } finally {
    await running.stop();
  }
}

function addName(text: string, former: string[] = []): string[] {
  const name = NAMES.find((each) => each === text.toLowerCase());
  if (name === undefined) throw new InvalidArgumentError(`It is one of ${NAMES.join(', ')}.`);
  return [...former, name];
}

function existingSite(path: string): string {
  const folder = callersPath(path);
  if (existsSync(join(folder, 'index.html'))) return folder;
  throw new UsageError(`There is no site in ${folder}.`, 'Leave out --site to build the sample.');
}
