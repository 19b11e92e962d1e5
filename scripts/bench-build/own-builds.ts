import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { generatorFor } from './content.ts';
import { EDITS, type Edited, type EditName } from './edits.ts';
import { changesBetween, snapshotOf } from './folder-changes.ts';
import { measure } from './measure.ts';
import { copyProject } from './project-copy.ts';
import type { Row } from './report.ts';

/** The day before the edits, if no paper has a day. */
const FIRST_DAY = '2026-01-01';
const SITE_URL = 'https://example.org/';

/** Where the builds are made, and after which edits. */
export interface OwnBuilds {
  readonly contentDir: string;
  readonly archive: Archive;
  /** The folder for the copy of the program and for the site. */
  readonly folder: string;
  readonly edits: ReadonlySet<EditName>;
  readonly seed: number;
}

/**
 * Builds the site as `npm run build` does: first with empty caches and without a former site, then after each edit. `onRow` gets
 * each result as soon as it is there.
 */
export async function measureOwnBuilds(builds: OwnBuilds, onRow: (row: Row) => void): Promise<Row[]> {
  const { contentDir, archive, folder, edits, seed } = builds;
  const [program, site] = [join(folder, 'program'), join(folder, 'site')];
  await copyProject(program);
  const known = {
    ids: archive.papers.map(({ id }) => id),
    names: [...archive.authors.values()].map(({ name }) => name),
  };
  const generator = await generatorFor(contentDir, seed + 1, known);
  const edited: Edited = { contentDir, archive, generator, newestDay: archive.newestDay ?? FIRST_DAY };
  const rows: Row[] = [];
  let before = await snapshotOf(site);
  const build = async (name: string, detail: string) => {
    const cost = await measure(buildCommand(program, contentDir, site));
    const after = await snapshotOf(site);
    const row = { name, cost, changes: changesBetween(before, after), detail };
    before = after;
    rows.push(row);
    onRow(row);
  };
  await build('clean', 'Without caches and a former site.');
  for (const [name, { title, edit }] of Object.entries(EDITS))
    if ((edits as ReadonlySet<string>).has(name)) await build(title, await edit(edited));
  return rows;
}

/** The command of `npm run build`. It ends with exit code 1 if it left out files that cannot be read. */
function buildCommand(program: string, contentDir: string, site: string) {
  const options = ['--content', contentDir, '--out', site, '--site', SITE_URL];
  const args = ['--import', './src/commands/compile-cache.ts', 'scripts/build.ts', ...options];
  return { program: process.execPath, args, folder: program, accepted: [0, 1] };
}
