import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openShardCache } from '../../../src/search/build/shard-cache.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-shards-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (text: string) => (draft: string) => writeFile(join(draft, 'a'), text);

describe('the cache of shards', () => {
  test('has a shard as soon as it is complete, for this build and the next', async () => {
    const cache = await openShardCache(folder);
    expect(await cache.find('1')).toBeUndefined();
    const shard = await cache.add('1', async (draft) => {
      await write('one')(draft);
      expect(existsSync(join(folder, '1'))).toBe(false);
    });
    expect(await readFile(join(shard, 'a'), 'utf8')).toBe('one');
    expect(await (await openShardCache(folder)).find('1')).toBe(shard);
    expect(await cache.find('2')).toBeUndefined();
  });

  test('keeps nothing of a shard that could not be built', async () => {
    const cache = await openShardCache(folder);
    const failing = cache.add('1', async (draft) => {
      await write('half')(draft);
      throw new Error('no luck');
    });
    await expect(failing).rejects.toThrow('no luck');
    expect(await readdir(folder)).toEqual([]);
  });

  test('takes the shard of another build that was faster', async () => {
    const cache = await openShardCache(folder);
    const shard = await cache.add('1', async (draft) => {
      await write('slow')(draft);
      await mkdir(join(folder, '1'));
      await write('fast')(join(folder, '1'));
    });
    expect(await readFile(join(shard, 'a'), 'utf8')).toBe('fast');
    expect(await readdir(folder)).toEqual(['1']);
  });

  test('deletes the shards that no build has used for a week', async () => {
    const cache = await openShardCache(folder);
    for (const digest of ['used', 'unused']) {
      await cache.add(digest, write(digest));
      const longAgo = new Date(Date.now() - 10 * 24 * 60 * 60 * 1000);
      await utimes(join(folder, digest), longAgo, longAgo);
    }
    await cache.find('used');
    await openShardCache(folder);
    expect(await readdir(folder)).toEqual(['used']);
  });

  test('takes a shard that another machine has built, if it is whole', async () => {
    const other = await openShardCache(join(folder, 'other'));
    const shard = await other.add('1', write('one'));
    const cache = await openShardCache(join(folder, 'own'));
    expect(await cache.adopt('1', shard)).toBe(true);
    expect(await readFile(join((await cache.find('1')) ?? '', 'a'), 'utf8')).toBe('one');
    // Of the same size and time: a copy can have the times of another file.
    const { atime, mtime } = await stat(join(shard, 'a'));
    await writeFile(join(shard, 'a'), 'two');
    await utimes(join(shard, 'a'), atime, mtime);
    expect(await cache.adopt('2', shard)).toBe(false);
    expect(await cache.adopt('3', join(folder, 'none'))).toBe(false);
    expect(await cache.find('2')).toBeUndefined();
  });
});
