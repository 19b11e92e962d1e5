import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { callersPath, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { type Column, isGood, report } from './test-browsers/report.ts';
import { Visitor } from './test-hosts/browser.ts';
import { BROWSER_CHECKS } from './test-hosts/checks/browser.ts';
import { HOST_CHECKS } from './test-hosts/checks/list.ts';
import { type Plan, runServer, runSlashServer } from './test-hosts/run-servers.ts';
import { SERVERS } from './test-hosts/servers/list.ts';
import { buildSample } from './test-hosts/site.ts';

/** A host that puts a slash at the end of every page's address. */
const SLASHES = 'slashes';
const NAMES = [...SERVERS.map(({ name }) => name.toLowerCase()), SLASHES];

const command = createCommand(
  'test:hosts',
  'Serves a site by nginx, Caddy, Apache and lighttpd with the recipes of docs/hosting, and checks what they send.',
)
  .option('--only <name>', `only one of ${NAMES.join(', ')}; may be repeated (default: all)`, addName)
  .option('--checks <words>', 'only checks whose sentence has these words', '')
  .option('--site <dir>', 'a built site (default: the sample is built)')
  .option('--pictures <dir>', 'the folder for pictures of pages that fail (default: a temporary one)')
  .addHelpText(
    'after',
    '\nAs root, it installs the Debian packages of missing servers.\n' +
      'Exit codes: 0 everything passed; 1 a check failed, or a server is missing; 2 nothing done.',
  );

interface Options {
  readonly only?: string[];
  readonly checks: string;
  readonly site?: string;
  readonly pictures?: string;
}

await runCommand(command, async () => {
  const { only = NAMES, checks: words, site, pictures } = command.opts<Options>();
  const isChosen = ({ says }: { readonly says: string }) => says.toLowerCase().includes(words.toLowerCase());
  const [checks, browserChecks] = [HOST_CHECKS.filter(isChosen), BROWSER_CHECKS.filter(isChosen)];
  if (checks.length + browserChecks.length === 0)
    throw new UsageError(`No check has the words “${words}”.`, 'Leave out --checks to run all of them.');
  const given = site === undefined ? undefined : existingSite(site);
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-hosts-'));
  const shots =
    pictures === undefined ? await mkdtemp(join(tmpdir(), 'broadsheet-pictures-')) : callersPath(pictures);
  const visitor = new Visitor(shots);
  try {
    await mkdir(shots, { recursive: true });
    // Servers that are started by root read the site as another user.
    await chmod(work, 0o755);
    const plan: Plan = { checks, browserChecks, visitor, site: given ?? buildSample(work), work };
    const columns: Column[] = [];
    for (const server of SERVERS.filter(({ name }) => only.includes(name.toLowerCase())))
      columns.push(...(await runServer(server, plan)));
    const slashes = only.includes(SLASHES) && browserChecks.length > 0 ? [await runSlashServer(plan)] : [];
    if (columns.length > 0) console.log(`\n${report([...checks, ...browserChecks], columns)}`);
    if (slashes.length > 0) console.log(`\nA host that forces slashes\n${report(browserChecks, slashes)}`);
    return isGood([...columns, ...slashes], false) ? 0 : 1;
  } finally {
    await visitor.close();
    await rm(work, { recursive: true, force: true });
  }
});

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
