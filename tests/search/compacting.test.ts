import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encode } from 'cborg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compactIndex } from '../../src/search/compacting.ts';
import { decodeMetadata } from '../../src/search/metadata.ts';

const META = 'pagefind.en_0123456789.pf_meta';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-compacting-'));
  for (const name of ['fragment', 'index']) await mkdir(join(folder, name));
});
afterEach(() => rm(folder, { recursive: true }));

function packed(data: string | Uint8Array): Buffer {
  return gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), Buffer.from(data)]));
}

async function put(metadata: unknown): Promise<void> {
  await writeFile(join(folder, META), packed(encode(metadata)));
  for (const [id, url] of [
    ['en_77aa01', '/papers/one'],
    ['en_0b', '/papers/two'],
  ])
    await writeFile(join(folder, 'fragment', `${id}.pf_fragment`), packed(JSON.stringify({ url })));
  await writeFile(
    join(folder, 'index', 'en_c0ffee.pf_index'),
    packed(encode([['alpha', 'omega'].map((word) => [word, [[0, [1], []]], []])])),
  );
}

const METADATA = [
  '1.6.0',
  [
    ['en_77aa01', 200, ''],
    ['en_0b', 0, ''],
  ],
  [['alpha', 'omega', 'en_c0ffee']],
  [],
  [],
  ['also', 'title'],
];

describe('an index that is compacted', () => {
  test('names its pages by their numbers, and tells whose they are', async () => {
    await put(METADATA);
    expect(await compactIndex(folder)).toEqual(['/papers/one', '/papers/two']);
    expect((await readdir(join(folder, 'fragment'))).sort()).toEqual(['0.pf_fragment', '1.pf_fragment']);
    expect(await readdir(join(folder, 'index'))).toEqual(['0.pf_index']);
  });

  test('says the same in its metadata, but for lengths, which are in units of sixteen words', async () => {
    await put(METADATA);
    await compactIndex(folder);
    expect(await readdir(folder)).not.toContain(META);
    expect(decodeMetadata(await readFile(join(folder, 'metadata.json'), 'utf8'))).toEqual({
      version: '1.6.0',
      lengths: [13, 1],
      parts: [['alpha', 'omega']],
      fields: ['also', 'title'],
    });
  });

  test.each([
    ['pages of another kind', ['1.6.0', [['en_77aa01', 200, 'en_group_1']], [], [], [], []]],
    ['a list that is too short', ['1.6.0', []]],
    ['filters', ['1.6.0', [], [], [['topic', 'en_f1']], [], []]],
    ['no list', { version: '1.6.0' }],
  ])('is refused with %s', async (_, metadata) => {
    await put(metadata);
    await expect(compactIndex(folder)).rejects.toThrow(RangeError);
  });

  test('is refused with another signature, or without metadata', async () => {
    await expect(compactIndex(folder)).rejects.toThrow('no metadata');
    await writeFile(
      join(folder, META),
      gzipSync(Buffer.concat([Buffer.from('something_else'), encode(METADATA)])),
    );
    await expect(compactIndex(folder)).rejects.toThrow('another signature');
  });
});
