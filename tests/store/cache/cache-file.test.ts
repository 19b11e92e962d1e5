import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  readCacheFile,
  readSealedFile,
  removeDraftsOf,
  writeCacheFile,
  writeSealedFile,
} from '../../../src/store/cache/cache-file.ts';
import { temporaryFolder } from '../../ingest/command.ts';

/** What may be in the place of a file, by its name. `elsewhere` is a folder with the file `mine`. */
const OTHERS: Readonly<Record<string, (path: string, elsewhere: string) => Promise<void> | void>> = {
  'a folder': async (path) => {
    await mkdir(path);
    await writeFile(join(path, 'file'), 'text');
  },
  'a link to nothing': (path) => symlink('nowhere', path),
  'a link to a file': (path, elsewhere) => symlink(join(elsewhere, 'mine'), path),
  'a link to a folder': (path, elsewhere) => symlink(elsewhere, path),
  'a link to itself': (path) => symlink(path, path),
  'a pipe': (path) => void execFileSync('mkfifo', [path]),
};

async function folders(): Promise<{ readonly file: string; readonly elsewhere: string }> {
  const folder = await temporaryFolder();
  const elsewhere = join(folder, 'elsewhere');
  await mkdir(elsewhere);
  await writeFile(join(elsewhere, 'mine'), 'mine');
  await mkdir(join(folder, 'cache'));
  return { file: join(folder, 'cache', 'entry'), elsewhere };
}

describe.each(Object.entries(OTHERS))('in the place of a file of a cache, %s', (_, put) => {
  test('counts as no file, and is damage', async () => {
    const { file, elsewhere } = await folders();
    await put(file, elsewhere);
    let damages = 0;
    expect(readCacheFile(file, () => (damages += 1))).toBeUndefined();
    expect(damages).toBe(1);
  });

  test('is replaced, and nothing is written where it leads', async () => {
    const { file, elsewhere } = await folders();
    await put(file, elsewhere);
    writeCacheFile(file, 'new');
    expect(readCacheFile(file)?.toString()).toBe('new');
    expect(await readdir(join(file, '..'))).toEqual(['entry']);
    expect(await readdir(elsewhere)).toEqual(['mine']);
    expect(await readFile(join(elsewhere, 'mine'), 'utf8')).toBe('mine');
  });
});

test('a missing file is no damage, and its folders are made when it is written', async () => {
  const { file } = await folders();
  const fail = () => expect.unreachable();
  expect(readCacheFile(file, fail)).toBeUndefined();
  await rm(join(file, '..'), { recursive: true });
  writeCacheFile(file, ['some', ' ', 'pieces']);
  expect(readCacheFile(file, fail)?.toString()).toBe('some pieces');
});

test('a file in the place of the folder gives way', async () => {
  const { file } = await folders();
  await rm(join(file, '..'), { recursive: true });
  await writeFile(join(file, '..'), 'text');
  writeCacheFile(file, 'new');
  expect(readCacheFile(file)?.toString()).toBe('new');
});

test('a sealed file that was cut off or changed is damage', async () => {
  const { file } = await folders();
  writeSealedFile(file, Buffer.from('sparse attention'));
  expect(readSealedFile(file)?.toString()).toBe('sparse attention');
  const whole = await readFile(file, 'utf8');
  for (const text of ['', whole.slice(0, -1), whole.replace('sparse', 'dense'), `${whole} `]) {
    await writeFile(file, text);
    let damages = 0;
    expect(readSealedFile(file, () => (damages += 1))).toBeUndefined();
    expect(damages).toBe(1);
  }
});

test('a sealed file in the place of another one is damage', async () => {
  const { file } = await folders();
  const other = join(file, '..', 'other');
  writeSealedFile(file, Buffer.from('sparse attention'));
  writeSealedFile(other, Buffer.from('dense attention'));
  await copyFile(other, file);
  let damages = 0;
  expect(readSealedFile(file, () => (damages += 1))).toBeUndefined();
  expect(damages).toBe(1);
  expect(readSealedFile(other)?.toString()).toBe('dense attention');
});

test('the drafts of a file that killed processes have left are removed, and no others', async () => {
  const folder = await temporaryFolder();
  const others = ['.other.12-abcdef01.draft', '.state.draft', '.state.more.12-abcdef01.draft', 'state'];
  for (const name of ['.state.12-abcdef01.draft', ...others]) await writeFile(join(folder, name), '');
  removeDraftsOf(join(folder, 'state'));
  expect((await readdir(folder)).sort()).toEqual(others);
});
