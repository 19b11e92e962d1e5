import { cpSync, readdirSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { projectRoot } from '../../src/commands/program.ts';
import { SmallSite, treeOf } from '../test-builds/small-site.ts';
import { FILE_DAMAGES } from './damages.ts';
import { pick, type Trial } from './tally.ts';

/** The list of the files of a site, which the next build reads. */
const SITE_LIST = '.broadsheet-files.txt';
/** What no message of a build about its cache has: the text of an error that nobody expected. */
const BARE_ERROR = /[Ee]rror|\bE[A-Z]{4,}\b|undefined|\[object|[Uu]nexpected|[Mm]alformed|^\s+at /mu;
/** How many files of a kind are damaged at once, in every third trial. */
const MANY = 20;

/** Two states of the papers, each with the files of a site that was built from nothing. */
interface State {
  readonly papers: string;
  readonly clean: ReadonlyMap<string, string>;
}

/**
 * Damages files of the cache, each kind in turn, and builds. The build must end well, and the site must be that of a clean build;
 * the build after that must find nothing damaged any more.
 */
export async function damageCaches({ folder, project, times, chance, tally }: Trial): Promise<void> {
  const args = ['--site', 'https://papers.example.org/'];
  const site = new SmallSite(join(folder, 'site'), undefined, { project, args });
  const cache = join(project, '.cache');
  const vectors = 'word-vectors.bin';
  cpSync(join(projectRoot, 'content', vectors), join(site.content, vectors));
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
  for (const state of states) await buildState(site, state);
  const first = Math.floor(chance() * 100);
  for (let trial = 0; trial < times; trial += 1) {
    const kinds = filesByKind(cache);
    const [kind, files] = [...kinds][(first + trial) % kinds.size] ?? ['', []];
    const damage = pick(FILE_DAMAGES, chance);
    const damaged = trial % 3 === 2 ? files.slice(0, MANY) : [pick(files, chance)];
    for (const file of damaged) damage.apply(file, chance);
    const state = states[(trial + (chance() < 0.7 ? 0 : 1)) % 2];
    if (state === undefined) return;
    const faults = await buildState(site, state);
    const { code, printed } = await site.build();
    if (code !== 0 || noticesIn(printed).length > 0)
      faults.push(`the build after that ended with ${code}: ${noticesIn(printed).join(' ')}`);
    tally.note(`${damaged.length} × ${kind}, ${damage.name}`, faults);
  }
}

/** Builds a state of the papers. @returns what is wrong with the build or the site. */
async function buildState(site: SmallSite, { papers, clean }: State): Promise<string[]> {
  rmSync(join(site.content, 'papers'), { recursive: true, force: true });
  cpSync(papers, join(site.content, 'papers'), { recursive: true });
  const { code, printed } = await site.build();
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

/**
 * The files of the cache by what they are: their folder and the ending of their name. Without the list of the site's files, a build refuses
 * to replace what it does not know.
 */
function filesByKind(cache: string): ReadonlyMap<string, string[]> {
  const files = readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const kindOf = (path: string): string => {
    const parts = path.slice(cache.length + 1).split('/');
    const name = parts.at(-1) ?? '';
    if (parts[0] === 'node-compile') return 'node-compile';
    if (parts[0] === 'pages' && !name.endsWith('.json')) return `pages/${extname(name)}`;
    return `${parts[0]}/${name.replace(/[0-9a-zA-Z_-]{16,}/gu, '…')}`;
  };
  return Map.groupBy(files, kindOf);
}
