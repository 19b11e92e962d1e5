import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressPack, compressQuickly } from '../../../src/offline/build/compress-pack.ts';
import { openPackCache } from '../../../src/offline/build/pack-cache.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-packs-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = new TextEncoder().encode('a page '.repeat(1000));

/** Gets a value from the cache, and says whether it was made. */
async function get(parts: readonly string[]): Promise<{ value: Buffer; isMade: boolean }> {
  let isMade = false;
  const value = await (await openPackCache(folder)).get(parts, () => {
    isMade = true;
    return Promise.resolve(bytes);
  });
  return { value: Buffer.from(value), isMade };
}

test('what was made is kept for the same parts', async () => {
  const value = Buffer.from(bytes);
  expect(await get(['a', 'b'])).toEqual({ value, isMade: true });
  expect(await get(['a', 'b'])).toEqual({ value, isMade: false });
  expect(await get(['a', 'c'])).toEqual({ value, isMade: true });
  expect(await get(['a,b'])).toEqual({ value, isMade: true });
  expect(await readdir(folder)).toHaveLength(3);
});

test('a value that was cut off or damaged is made again', async () => {
  await get(['a']);
  const [name = ''] = await readdir(folder);
  const whole = await readFile(join(folder, name));
  const flipped = Buffer.from(whole);
  flipped[100] = 0;
  for (const damage of [whole.subarray(0, 9), whole.subarray(0, -1), Buffer.alloc(0), flipped]) {
    await writeFile(join(folder, name), damage);
    expect(await get(['a'])).toEqual({ value: Buffer.from(bytes), isMade: true });
  }
  expect(await readdir(folder)).toEqual([name]);
});

test('a value leaves after a week without use', async () => {
  await get(['a']);
  const [name = ''] = await readdir(folder);
  const long = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
  await utimes(join(folder, name), long, long);
  await openPackCache(folder);
  expect(await readdir(folder)).toEqual([]);
});

test('a pack of pages is compressed with Zstandard', async () => {
  for (const compress of [compressPack, compressQuickly])
    expect(zstdDecompressSync(await compress(bytes))).toEqual(Buffer.from(bytes));
});
