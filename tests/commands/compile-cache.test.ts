import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
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

/** A project of its own, whose cache is in the usual place. */
async function projectWithCache(): Promise<string> {
  const own = await mkdtemp(join(work, 'project-'));
  await mkdir(join(own, 'src/commands'), { recursive: true });
  await copyFile(join(project, cacheFile), join(own, cacheFile));
  await writeFile(join(own, 'package.json'), '{"type":"module"}');
  await writeFile(join(own, 'command.js'), 'export const answer = 42;');
  return own;
}

function runIn(own: string): void {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  execFileSync(process.execPath, ['--import', `./${cacheFile}`, 'command.js'], { cwd: own, env });
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

  test('is in `.cache` also if that is a link to a folder', async () => {
    const [own, elsewhere] = [await projectWithCache(), join(work, 'other disk')];
    await mkdir(elsewhere);
    await symlink(elsewhere, join(own, '.cache'));
    runIn(own);
    expect(await readdir(join(elsewhere, 'node-compile'))).toHaveLength(1);
  });

  test('writes and removes nothing where a link in its own place, or in that of its folder for this version, leads', async () => {
    const [own, foreign] = [await projectWithCache(), join(work, 'foreign')];
    await mkdir(join(foreign, 'folder'), { recursive: true });
    await mkdir(join(own, '.cache'));
    await symlink(foreign, join(own, '.cache/node-compile'));
    runIn(own);
    expect(await readdir(foreign)).toEqual(['folder']);
    await rm(join(own, '.cache/node-compile'));
    runIn(own);
    const [version = ''] = await readdir(join(own, '.cache/node-compile'));
    await rm(join(own, '.cache/node-compile', version), { recursive: true });
    await symlink(foreign, join(own, '.cache/node-compile', version));
    runIn(own);
    expect(await readdir(foreign)).toEqual(['folder']);
    expect((await lstat(join(own, '.cache/node-compile', version))).isDirectory()).toBe(true);
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
