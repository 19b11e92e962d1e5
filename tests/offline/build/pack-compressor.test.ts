import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPackCompressor } from '../../../src/offline/build/pack-compressor.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-packs-'));
});
afterEach(() => rm(folder, { recursive: true }));

const pack = new TextEncoder().encode('a page '.repeat(1000));

test('what was compressed is kept, and damaged results are made anew', async () => {
  const first = await (await openPackCompressor(folder))(pack);
  expect(zstdDecompressSync(first)).toEqual(Buffer.from(pack));
  const [name = ''] = await readdir(folder);
  expect(await readdir(folder)).toEqual([name]);
  const compress = await openPackCompressor(folder);
  for (const damage of [first.subarray(0, 9), new Uint8Array(), new TextEncoder().encode('something else')]) {
    await writeFile(join(folder, name), damage);
    expect(Buffer.from(await compress(pack))).toEqual(Buffer.from(first));
  }
  expect(await readdir(folder)).toEqual([name]);
});

test('a kept result is used, and leaves after a week without use', async () => {
  await (await openPackCompressor(folder))(pack);
  const [name = ''] = await readdir(folder);
  const long = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
  await utimes(join(folder, name), long, long);
  await openPackCompressor(folder);
  expect(await readdir(folder)).toEqual([]);
});
