import { mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPictureCache } from '../../src/cards/picture-cache.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-stock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const make = (svg: string) => Promise.resolve(Buffer.from(`picture of ${svg}`));

describe('the cache of pictures', () => {
  test('renders a picture once, and finds it again in the next build', async () => {
    const first = await openPictureCache(folder, '1', make);
    const name = await first.nameOf('a');
    expect(await first.nameOf('a')).toBe(name);
    expect(await first.nameOf('b')).not.toBe(name);
    expect(await readFile(join(folder, name), 'utf8')).toBe('picture of a');
    const second = await openPictureCache(folder, '1', make);
    expect(await second.nameOf('a')).toBe(name);
    expect([first.rendered, second.rendered]).toEqual([2, 0]);
  });

  test('finds no picture of another version', async () => {
    const name = await (await openPictureCache(folder, '1', make)).nameOf('a');
    expect(await (await openPictureCache(folder, '2', make)).nameOf('a')).not.toBe(name);
  });

  test('works in a folder that does not exist yet', async () => {
    const stock = await openPictureCache(join(folder, 'new'), '1', make);
    expect(await readdir(join(folder, 'new')).catch(() => [])).toEqual([]);
    await stock.nameOf('a');
    expect(await readdir(join(folder, 'new'))).toHaveLength(1);
  });

  test('removes pictures that no build has used for a month', async () => {
    const stock = await openPictureCache(folder, '1', make);
    const [used, unused] = [await stock.nameOf('a'), await stock.nameOf('b')];
    const longAgo = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000);
    const lately = new Date(Date.now() - 20 * 24 * 60 * 60 * 1000);
    await utimes(join(folder, unused), longAgo, longAgo);
    await utimes(join(folder, used), lately, lately);
    await (await openPictureCache(folder, '1', make)).nameOf('a');
    expect(await readdir(folder)).toEqual([used]);
    // It counts as used from now on.
    await utimes(join(folder, used), lately, lately);
    await (await openPictureCache(folder, '1', make)).nameOf('a');
    await openPictureCache(folder, '1', make);
    expect(await readdir(folder)).toEqual([used]);
  });

  test.each(['', 'picture', 'picture of A', 'picture of a and more'])(
    'renders a picture again whose file is damaged: %j',
    async (text) => {
      const name = await (await openPictureCache(folder, '1', make)).nameOf('a');
      await writeFile(join(folder, name), text);
      const cache = await openPictureCache(folder, '1', make);
      expect(await cache.nameOf('a')).toBe(name);
      expect(await readFile(join(folder, name), 'utf8')).toBe('picture of a');
      expect([cache.rendered, cache.damaged]).toEqual([1, 1]);
    },
  );

  test('does not take a picture of a former version of Broadsheet for a damaged one', async () => {
    const name = await (await openPictureCache(folder, '1', make)).nameOf('a');
    await rename(join(folder, name), join(folder, name.replace(/\.[^.]+\.png$/u, '.png')));
    const cache = await openPictureCache(folder, '1', make);
    expect(await cache.nameOf('a')).toBe(name);
    expect(cache.damaged).toBe(0);
  });
});
