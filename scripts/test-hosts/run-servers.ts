import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import type { Check } from '../test-browsers/checks/check.ts';
import type { Column, Outcome } from '../test-browsers/report.ts';
import { type Visitor, visitedSite } from './browser.ts';
import type { HostCheck } from './checks/check.ts';
import { runHostCheck } from './run.ts';
import { findProgram } from './servers/install.ts';
import { BASES, type Base, type ServedFolder, type WebServer } from './servers/recipe.ts';
import { type Running, startServer } from './servers/running.ts';
import { startSlashServer } from './servers/slash-server.ts';
import { copySite, hostedSite } from './site.ts';

/** The checks that were chosen, and what they need. */
export interface Plan {
  readonly checks: readonly HostCheck[];
  readonly browserChecks: readonly Check[];
  readonly visitor: Visitor;
  /** The folder of a built site. */
  readonly site: string;
  /** A folder for copies of the site, configurations and logs. */
  readonly work: string;
}

/** Runs the checks on a server, at its root and below a path. */
export async function runServer(server: WebServer, plan: Plan): Promise<Column[]> {
  const program = findProgram(server);
  if (program === undefined) {
    const notRun = `It is not installed. On Debian: apt-get install ${server.debianPackage}`;
    return [{ title: server.name, outcomes: new Map(), notRun }];
  }
  const columns: Column[] = [];
  for (const base of BASES) {
    const folder = await prepare(server.name, base, plan);
    const title = `${server.name} ${base}`;
    const start = async () => startServer(program, await server.configure(folder), folder);
    columns.push(await runColumn(title, { ...plan, folder, start, server: server.name }));
  }
  return columns;
}

/** Runs the checks in the browser on a host that puts a slash at the end of every page's address. */
export async function runSlashServer(plan: Plan): Promise<Column> {
  const folder = await prepare('slashes', '/base/', plan);
  const { root, port, base } = folder;
  const start = () => startSlashServer(root, port, base);
  return runColumn('/papers/x/', { ...plan, checks: [], folder, start, server: 'slashes' });
}

async function prepare(name: string, base: Base, { site, work }: Plan): Promise<ServedFolder> {
  const own = join(work, name, base === '/' ? 'root' : 'path');
  await mkdir(own, { recursive: true });
  return { base, root: await copySite(site, own, base), port: await freePort(), work: own };
}

interface ColumnPlan extends Plan {
  readonly folder: ServedFolder;
  readonly start: () => Promise<Running>;
  readonly server: string;
}

async function runColumn(title: string, plan: ColumnPlan): Promise<Column> {
  const { folder, start, server, checks, browserChecks, visitor } = plan;
  const outcomes = new Map<string, Outcome>();
  const note = (says: string, outcome: Outcome) => {
    outcomes.set(says, outcome);
    console.error(`${title}: ${outcome.kind}: ${says}`);
  };
  const place = await visitedSite(folder, start);
  try {
    await place.begin();
    const hosted = await hostedSite(folder);
    for (const check of checks) note(check.says, await runHostCheck(check, hosted, server));
    for (const check of browserChecks) note(check.says, await visitor.run(check, place));
    return { title, outcomes };
  } catch (error) {
    return { title, outcomes, notRun: error instanceof Error ? error.message : String(error) };
  } finally {
    await place.stop();
  }
}
