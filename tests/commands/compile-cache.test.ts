import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../..');
const cacheFile = 'src/commands/compile-cache.ts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-compile-cache-'));
});
afterAll(() => rm(work, { recursive: true }));

/** Runs a module with the cache in `folder`; it prints the folder that is used, and the one that its own processes would use. */
function run(folder: string): unknown {
  const printed = execFileSync(
    process.execPath,
    ['--import', `./${cacheFile}`, '--input-type=module', '--eval', CODE],
    { cwd: project, env: { ...process.env, NODE_COMPILE_CACHE: folder }, encoding: 'utf8' },
  );
  return JSON.parse(printed);
}

const CODE = `
import { getCompileCacheDir } from 'node:module';
import './src/commands/usage-error.ts';
console.log(JSON.stringify([getCompileCacheDir() ?? null, process.env.NODE_COMPILE_CACHE]));`;

describe('the cache of compiled code', () => {
  test('is written, and passed on to the processes that a command starts', async () => {
    const folder = join(work, 'cache');
    expect(run(folder)).toEqual([expect.stringContaining(folder), folder]);
    expect(await readdir(folder)).toHaveLength(1);
  });

  test('is left out where its folder cannot be made', async () => {
    const file = join(work, 'a file');
    await writeFile(file, '');
    expect(run(file)).toEqual([null, file]);
  });

  test('is loaded before each command that people and daily jobs run', () => {
    const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(existsSync(join(project, cacheFile))).toBe(true);
    for (const name of ['start', 'fetch', 'ingest', 'build', 'digest', 'bundle'])
      expect(scripts[name]).toMatch(new RegExp(`^node .*--import ./${cacheFile} scripts/${name}[.]ts$`, 'u'));
  });
});
