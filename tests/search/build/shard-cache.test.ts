import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkFolder, openShardCache } from '../../../src/search/build/shard-cache.ts';

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
});

describe('linking a folder of the cache to another place', () => {
  const put = async () => {
    await mkdir(join(folder, 'from/inside'), { recursive: true });
    await writeFile(join(folder, 'from/a'), 'one');
    await writeFile(join(folder, 'from/inside/b'), 'other');
  };
  const expectWhole = async () => {
    expect(await readFile(join(folder, 'to/a'), 'utf8')).toBe('one');
    expect(await readFile(join(folder, 'to/inside/b'), 'utf8')).toBe('other');
  };
  const inode = async (name: string) => (await stat(join(folder, name))).ino;

  test('links the same files', async () => {
    await put();
    linkFolder(join(folder, 'from'), join(folder, 'to'));
    await expectWhole();
    expect(await inode('to/inside/b')).toBe(await inode('from/inside/b'));
  });

  test('copies the files if they cannot be linked', async () => {
    await put();
    linkFolder(join(folder, 'from'), join(folder, 'to'), () => {
      throw new Error('EXDEV: cross-device link not permitted');
    });
    await expectWhole();
    expect(await inode('to/a')).not.toBe(await inode('from/a'));
  });
});
