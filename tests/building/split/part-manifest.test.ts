import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  checkKey,
  isPart,
  type PartManifest,
  readParts,
  writePartManifest,
} from '../../../src/building/split/part-manifest.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-parts-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

let made = 0;
async function folderWith(manifest: Partial<PartManifest>): Promise<string> {
  made += 1;
  const folder = join(root, `part-${made}`);
  await writePartManifest(folder, { number: 1, of: 2, key: 'k', pages: 3, shards: [], ...manifest });
  return folder;
}

describe('the parts of a build', () => {
  test('are read in their order, whatever the order of the folders', async () => {
    const folders = [await folderWith({ number: 2 }), await folderWith({ number: 1 })];
    expect(readParts(folders).map(({ number, folder }) => [number, folder])).toEqual([
      [1, folders[1]],
      [2, folders[0]],
    ]);
    expect(isPart(folders[0] ?? '')).toBe(true);
  });

  test('are refused if one is missing, and the message names it', async () => {
    const folders = [await folderWith({ number: 2, of: 4 }), await folderWith({ number: 4, of: 4 })];
    expect(() => readParts(folders)).toThrow('Parts are missing: 1/4, 3/4.');
    expect(() => readParts([])).toThrow('No parts are named.');
  });

  test('are refused if one is there twice', async () => {
    const folders = [
      await folderWith({ number: 1 }),
      await folderWith({ number: 2 }),
      await folderWith({ number: 2 }),
    ];
    expect(() => readParts(folders)).toThrow('The part 2/2 is there twice');
  });

  test('are refused if one is of another site, or of another number of parts', async () => {
    const first = await folderWith({});
    const other = await folderWith({ number: 2, key: 'other' });
    expect(() => readParts([first, other])).toThrow('a part of another site');
    const third = await folderWith({ number: 3, of: 3 });
    expect(() => readParts([first, third])).toThrow('one of 2 parts');
  });

  test('are refused if one was not completed, was changed, or is of another version', async () => {
    const first = await folderWith({});
    expect(() => readParts([first, join(root, 'none')])).toThrow('is no complete part of a build');
    const second = await folderWith({ number: 2 });
    const file = join(second, 'part.json');
    const text = await readFile(file, 'utf8');
    for (const changed of ['', text.slice(0, -9), text.replace('"of":2', '"of":1'), 'null']) {
      await writeFile(file, changed);
      expect(() => readParts([first, second])).toThrow('is damaged, or another version');
    }
  });

  test('are refused where papers, settings or code are others', async () => {
    const parts = readParts([await folderWith({}), await folderWith({ number: 2 })]);
    expect(() => checkKey(parts, 'k')).not.toThrow();
    expect(() => checkKey(parts, 'other')).toThrow('was made from other papers, settings or code');
  });
});
