import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeZip } from '../../../src/building/portable/zip.ts';
import { unzipped } from '../unzip.ts';

const DATE = new Date(2026, 2, 4);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-zip-'));
  const files = {
    'index.html': '<p>Hello',
    'papers/ünder.html': 'ü'.repeat(5000),
    '.nojekyll': '',
    'a/.git/x': 'x',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'site', path)), { recursive: true });
    await writeFile(join(folder, 'site', path), text);
  }
});
afterEach(() => rm(folder, { recursive: true }));

test('a zip file has every file in one folder, but not those for hosts', async () => {
  await writeZip(join(folder, 'site'), join(folder, 'a.zip'), 'papers', DATE);
  const files = await unzipped(join(folder, 'a.zip'));
  expect([...files.keys()]).toEqual(['papers/index.html', 'papers/papers/ünder.html']);
  expect(files.get('papers/papers/ünder.html')?.toString()).toBe('ü'.repeat(5000));
});

test('the same files give the same bytes', async () => {
  for (const name of ['a.zip', 'b.zip'])
    await writeZip(join(folder, 'site'), join(folder, name), 'papers', DATE);
  expect(await readFile(join(folder, 'a.zip'))).toEqual(await readFile(join(folder, 'b.zip')));
});

test('a folder that is missing, and a file that cannot be written, are errors', async () => {
  await expect(writeZip(join(folder, 'missing'), join(folder, 'a.zip'), 'papers', DATE)).rejects.toThrow();
  await expect(writeZip(join(folder, 'site'), join(folder, 'no/a.zip'), 'papers', DATE)).rejects.toThrow();
});
