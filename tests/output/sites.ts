import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FILE_LIST } from '../../src/output/built-files.ts';
import type { NextSite } from '../../src/output/next-site.ts';
import { withOutput } from '../../src/output/output.ts';

/** The texts of files by their paths. */
export type Files = Readonly<Record<string, string>>;

/** An empty folder that is gone when the test is. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'broadsheet-output-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'work'));
  return join(folder, 'work');
}

/** The folder with the states of output folders. It is not beside them, so that tests see what is left there. */
export const statesOf = (out: string) => join(`${dirname(out)}.states`, 'outputs');

/** Makes a site in the place of the former one, as a build does. */
export async function makeSite(
  out: string,
  make: (site: NextSite) => Promise<void> | void,
  wholeFolders: readonly string[] = [],
): Promise<void> {
  const cache = statesOf(out);
  await withOutput({ out, cache, wholeFolders, notice: () => {} }, async (output) => {
    const site = await output.begin();
    await make(site);
    site.addStaged();
    await output.publish(site, { key: '', begun: Date.now(), result: 'done' });
  });
}

/** Makes a site of these files. */
export function publish(out: string, files: Files, wholeFolders?: readonly string[]): Promise<void> {
  return makeSite(out, (site) => writeStaged(site.staging, files), wholeFolders);
}

/** Puts files into a folder, as a step of a build does. */
export function writeStaged(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Puts a file there by hand. */
export async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

export const textOf = (...path: string[]) => readFile(join(...path), 'utf8');

/** The files in a folder, but for the file list. */
export function filesIn(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path !== FILE_LIST)
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
