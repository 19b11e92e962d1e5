import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { moveIntoCache, openCacheFolder } from '../../../src/store/cache/cache-folder.ts';
import { isFolder } from '../../../src/store/file-stats.ts';
import { makeRoom } from '../../../src/store/make-room.ts';
import { removeUnused } from '../../../src/store/unused-files.ts';
import { temporaryFolder } from '../../ingest/command.ts';

const OTHERS = ['a file', 'a link to nothing', 'a link to a folder', 'a pipe'] as const;

async function put(what: (typeof OTHERS)[number], path: string, elsewhere: string): Promise<void> {
  if (what === 'a file') await writeFile(path, '');
  else if (what === 'a pipe') execFileSync('mkfifo', [path]);
  else await symlink(what === 'a link to nothing' ? 'nowhere' : elsewhere, path);
}

/** A folder with an old file, to which a link leads. */
async function oldFolder(parent: string): Promise<string> {
  const elsewhere = join(parent, 'elsewhere');
  await mkdir(elsewhere);
  await writeFile(join(elsewhere, 'mine'), 'mine');
  await utimes(join(elsewhere, 'mine'), 0, 0);
  return elsewhere;
}

test.each(OTHERS)('%s in the place of a cache, or of the folder of all caches, gives way', async (what) => {
  for (const name of ['.cache', '.cache/search']) {
    if (what === 'a link to a folder' && name === '.cache') continue;
    const parent = await temporaryFolder();
    const elsewhere = await oldFolder(parent);
    const path = join(parent, name);
    await mkdir(join(path, '..'), { recursive: true });
    await put(what, path, elsewhere);
    expect(openCacheFolder(join(parent, '.cache/search'))).toEqual([path]);
    expect(openCacheFolder(join(parent, '.cache/search'))).toEqual([]);
    expect(await readdir(join(parent, '.cache'))).toEqual(['search']);
    expect((await lstat(path)).isDirectory()).toBe(true);
    expect(await readdir(elsewhere)).toEqual(['mine']);
  }
});

test('all caches may be on another disk, to which a link leads', async () => {
  const parent = await temporaryFolder();
  const elsewhere = await oldFolder(parent);
  await symlink(elsewhere, join(parent, '.cache'));
  expect(openCacheFolder(join(parent, '.cache/search'))).toEqual([]);
  expect((await readdir(elsewhere)).sort()).toEqual(['mine', 'search']);
});

test('a file of another program with the name .cache gets another name', async () => {
  const parent = await temporaryFolder();
  await writeFile(join(parent, '.cache'), 'token');
  openCacheFolder(join(parent, '.cache/search'));
  const [, renamed = ''] = (await readdir(parent)).sort();
  expect(await readFile(join(parent, renamed), 'utf8')).toBe('token');
});

test('nothing is deleted through a link in the place of a cache', async () => {
  const parent = await temporaryFolder();
  const elsewhere = await oldFolder(parent);
  await symlink(elsewhere, join(parent, 'cache'));
  expect(await removeUnused(join(parent, 'cache'), 7, new Date())).toEqual([]);
  expect(await readdir(elsewhere)).toEqual(['mine']);
});

test.each(OTHERS)('%s in the place of a folder of a cache is replaced', async (what) => {
  const parent = await temporaryFolder();
  const [draft, folder] = [join(parent, 'draft'), join(parent, 'entry')];
  await mkdir(draft);
  await put(what, folder, await oldFolder(parent));
  moveIntoCache(draft, folder);
  expect(isFolder(folder)).toBe(true);
  expect(await readdir(join(parent, 'elsewhere'))).toEqual(['mine']);
});

test('a folder in the place of a file beside others gets another name', async () => {
  const parent = await temporaryFolder();
  const path = join(parent, '.dist.journal');
  await mkdir(path);
  await writeFile(join(path, 'mine'), 'mine');
  const notices: string[] = [];
  makeRoom(path, (text) => notices.push(text));
  const [name = '', ...others] = await readdir(parent);
  expect(others).toEqual([]);
  expect(await readdir(join(parent, name))).toEqual(['mine']);
  expect(notices).toEqual([expect.stringContaining(name)]);
});
