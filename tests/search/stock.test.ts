import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openShardStock } from '../../src/search/stock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-shards-'));
});
afterEach(() => rm(folder, { recursive: true }));

const make = (text: string) => (draft: string) => writeFile(join(draft, 'a'), text);

describe('the stock of shards', () => {
  test('has a shard from when it is whole, for this build and the next', async () => {
    const stock = await openShardStock(folder);
    expect(await stock.find('1')).toBeUndefined();
    const place = await stock.add('1', async (draft) => {
      await make('one')(draft);
      expect(existsSync(join(folder, '1'))).toBe(false);
    });
    expect(await readFile(join(place, 'a'), 'utf8')).toBe('one');
    expect(await (await openShardStock(folder)).find('1')).toBe(place);
    expect(await stock.find('2')).toBeUndefined();
  });

  test('has nothing of a shard that could not be made', async () => {
    const stock = await openShardStock(folder);
    const failing = stock.add('1', async (draft) => {
      await make('half')(draft);
      throw new Error('no luck');
    });
    await expect(failing).rejects.toThrow('no luck');
    expect(await readdir(folder)).toEqual([]);
  });

  test('takes the shard that another build was faster to make', async () => {
    const stock = await openShardStock(folder);
    const place = await stock.add('1', async (draft) => {
      await make('slow')(draft);
      await mkdir(join(folder, '1'));
      await make('fast')(join(folder, '1'));
    });
    expect(await readFile(join(place, 'a'), 'utf8')).toBe('fast');
    expect(await readdir(folder)).toEqual(['1']);
  });

  test('loses what no build has used for a week', async () => {
    const stock = await openShardStock(folder);
    for (const digest of ['used', 'unused']) {
      await stock.add(digest, make(digest));
      const longAgo = new Date(Date.now() - 10 * 24 * 60 * 60 * 1000);
      await utimes(join(folder, digest), longAgo, longAgo);
    }
    await stock.find('used');
    await openShardStock(folder);
    expect(await readdir(folder)).toEqual(['used']);
  });
});
