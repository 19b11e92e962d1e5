import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Archive } from './archive.ts';
import { changesBetween, type Snapshot, snapshotOf } from './folder-changes.ts';
import { writeHugoContent } from './hugo-content.ts';
import { measure, sumOf } from './measure.ts';
import type { Row } from './report.ts';

const NOTHING: Snapshot = new Map();

/** The version of Hugo that is installed; `undefined` if there is none. */
export function hugoVersion(): string | undefined {
  const { stdout, error } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return error === undefined ? /v(\d+\.\d+\.\d+)/u.exec(stdout)?.[1] : undefined;
}

/** Builds a site of the same papers with Hugo, indexes it with Pagefind's command line, and measures both. */
export async function measurePeer(
  contentDir: string,
  archive: Archive,
  folder: string,
  version: string,
): Promise<{ readonly rows: readonly Row[]; readonly total: Row }> {
  const site = join(folder, 'hugo');
  const output = join(site, 'public');
  await writeHugoContent(contentDir, archive, site);
  const cacheDir = join(folder, 'hugo-cache');
  const hugo = await measure({ program: 'hugo', args: ['--quiet', '--cacheDir', cacheDir], folder: site });
  const pages = await snapshotOf(output);
  const script = join(dirname(fileURLToPath(import.meta.resolve('pagefind'))), 'runner', 'bin.cjs');
  const pagefind = await measure({
    program: process.execPath,
    args: [script, '--site', output],
    folder: site,
  });
  const all = await snapshotOf(output);
  return {
    rows: [
      { name: `Hugo ${version}`, cost: hugo, changes: changesBetween(NOTHING, pages) },
      { name: 'Pagefind’s command', cost: pagefind, changes: changesBetween(pages, all) },
    ],
    total: { name: 'Hugo + Pagefind', cost: sumOf(hugo, pagefind), changes: changesBetween(NOTHING, all) },
  };
}
