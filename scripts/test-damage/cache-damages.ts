import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/commands/program.ts';
import { type Ended, killGroup, type Run } from '../test-builds/process-group.ts';
import { differencesOf, SmallSite, treeOf } from '../test-builds/small-site.ts';
import { CachePairs } from './cache-pairs.ts';
import { IngestCache } from './ingest-cache.ts';
import type { Trial } from './tally.ts';

/** The list of the files of a site, which the next build reads. */
const SITE_LIST = '.broadsheet-files.txt';
/** What no message of a build about its cache has: the text of an error that nobody expected. */
const BARE_ERROR = /[Ee]rror|\bE[A-Z]{4,}\b|undefined|\[object|[Uu]nexpected|[Mm]alformed|^\s+at /mu;
/** How long a build may take. One that waits for a pipe never ends. */
const LONGEST_MS = 10 * 60_000;

/** Two states of the papers, each with the files of a site that was built from nothing. */
interface State {
  readonly papers: string;
  readonly clean: ReadonlyMap<string, string>;
}

/**
 * Damages files and folders of the cache, and builds, until each kind of them has had each damage or `times` builds have been tried. The
 * build must end well, and the site must be that of a clean build; the build after that must find nothing damaged any more. Where links
 * lead, nothing changes. The cache of an ingest has the same damages.
 */
export async function damageCaches({ folder, project, times, chance, tally }: Trial): Promise<void> {
  const args = ['--site', 'https://papers.example.org/'];
  const site = new SmallSite(join(folder, 'site'), undefined, { project, args });
  const [cache, elsewhere] = [join(project, '.cache'), join(folder, 'elsewhere')];
  const vectors = 'word-vectors.bin';
  cpSync(join(projectRoot, 'content', vectors), join(site.content, vectors));
  const states = await makeStates(folder, site, cache);
  for (const state of states) await buildState(site, state);
  mkdirSync(join(elsewhere, 'folder'), { recursive: true });
  for (const name of ['file', 'folder/file']) writeFileSync(join(elsewhere, name), 'of another program');
  const pairs = new CachePairs(cache, elsewhere, Math.floor(chance() * 100));
  const ingested = new IngestCache(join(folder, 'ingested'), elsewhere, project);
  await ingested.ingest();
  for (let trial = 0; trial < times; trial += 1) {
    const chosen = pairs.next();
    const state = states[trial % 2];
    if (chosen.length === 0 || state === undefined) break;
    pairs.apply(chosen, chance);
    const ofIngest = ingested.damage(chance);
    const before = treeOf(elsewhere);
    const faults = [...(await buildState(site, state)), ...(await ingested.ingest())];
    const { code, printed } = await site.build();
    if (code !== 0 || noticesIn(printed).length > 0)
      faults.push(`the build after that ended with ${code}: ${noticesIn(printed).join(' ')}`);
    faults.push(...differencesOf(before, treeOf(elsewhere)).map((path) => `${path} elsewhere has changed`));
    const names = [...chosen.map(({ kind, damage }) => `${kind} ${damage.name}`), ofIngest];
    tally.note(names.join('; '), faults);
  }
  const left = pairs.left();
  console.log(`${pairs.tried} pairs of a kind of file and a damage were tried, ${left.length} were not:`);
  for (const { kind, damage } of left) console.log(`  ${kind} ${damage.name}`);
}

/** Builds two states of the papers from nothing. */
async function makeStates(folder: string, site: SmallSite, cache: string): Promise<State[]> {
  const states: State[] = [];
  for (const round of [1, 2]) {
    site.edit(round);
    rmSync(cache, { recursive: true, force: true });
    const clean = join(folder, `clean-${round}`);
    const { code, printed } = await site.build(clean);
    if (code !== 0) throw new Error(printed);
    const papers = join(folder, `papers-${round}`);
    cpSync(join(site.content, 'papers'), papers, { recursive: true });
    states.push({ papers, clean: treeOf(clean) });
  }
  return states;
}

/** Builds a state of the papers. @returns what is wrong with the build or the site. */
async function buildState(site: SmallSite, { papers, clean }: State): Promise<string[]> {
  rmSync(join(site.content, 'papers'), { recursive: true, force: true });
  cpSync(papers, join(site.content, 'papers'), { recursive: true });
  const { code, printed } = await endOf(site.start());
  for (const notice of noticesIn(printed)) console.log(`  ${notice}`);
  const bare = printed.split('\n').filter((line) => BARE_ERROR.test(line));
  return [
    ...(code === 0 ? [] : [`exit code ${code}: ${printed.slice(-300)}`]),
    ...bare.map((line) => `it says “${line}”`),
    ...differences(treeOf(site.out), clean),
  ];
}

/** The lines of the output that speak of a cache. */
function noticesIn(printed: string): string[] {
  return printed.split('\n').filter((line) => /\bcache\b|damaged|anew/iu.test(line));
}

/** Files that are not those of a clean build. A site keeps the index of the build before it. */
function differences(site: ReadonlyMap<string, string>, clean: ReadonlyMap<string, string>): string[] {
  const wrong = [...clean].filter(([path, digest]) => path !== SITE_LIST && site.get(path) !== digest);
  const extra = [...site.keys()].filter((path) => !clean.has(path) && !path.startsWith('pagefind/'));
  return [...wrong.map(([path]) => `${path} differs`), ...extra.map((path) => `${path} is too much`)];
}

/** Waits for the end of a build, and kills it if it waits for something itself. */
async function endOf(run: Run): Promise<Ended> {
  const timer = setTimeout(() => killGroup(run.child), LONGEST_MS);
  const ended = await run.ended;
  clearTimeout(timer);
  return ended;
}
