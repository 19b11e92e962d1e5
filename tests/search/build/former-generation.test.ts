import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  keepFormerGeneration,
  PARTS_FILE,
  writePartsList,
} from '../../../src/search/build/former-generation.ts';
import { MANIFEST_FILE, writeManifest } from '../../../src/search/format/manifest.ts';
import { BLOCKS_FILE, encodeBlocks, filesOfBlocks } from '../../../src/search/format/stored-papers.ts';
import { chunkFile, encodeMetadata, METADATA_FILE } from '../../../src/search/pagefind/compact-metadata.ts';
import { filesBelow } from '../../../src/store/folder-files.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-generations-'));
});
afterEach(() => rm(work, { recursive: true }));

/** An index of folders and files with these names, as a build makes it before it looks at the former one. */
async function make(name: string, ...parts: readonly string[]): Promise<string> {
  const index = join(work, name);
  await mkdir(index);
  for (const part of parts) {
    if (part.endsWith('.js')) await writeFile(join(index, part), part);
    else {
      await mkdir(join(index, part, 'deep'), { recursive: true });
      await writeFile(join(index, part, 'deep', 'file'), part);
    }
  }
  await writeFile(join(index, MANIFEST_FILE), JSON.stringify(parts));
  await writePartsList(index);
  return index;
}

const shown = async (index: string) =>
  (await readdir(index)).filter((name) => ![MANIFEST_FILE, PARTS_FILE].includes(name)).sort();

describe('the index of a build', () => {
  test('keeps the files of the previous index, but not those of older ones', async () => {
    const first = await make('first', 'engine.js', 'march.1', 'words.1');
    const second = await make('second', 'engine.js', 'march.2', 'words.2');
    await keepFormerGeneration(first, second);
    expect(await shown(second)).toEqual(['engine.js', 'march.1', 'march.2', 'words.1', 'words.2']);
    expect(await readFile(join(second, 'march.1/deep/file'), 'utf8')).toBe('march.1');
    expect(JSON.parse(await readFile(join(second, MANIFEST_FILE), 'utf8'))).toContain('march.2');
    const third = await make('third', 'engine.js', 'march.3', 'words.2');
    await keepFormerGeneration(second, third);
    expect(await shown(third)).toEqual(['engine.js', 'march.2', 'march.3', 'words.2']);
    // It still lists its own alone.
    expect(JSON.parse(await readFile(join(third, PARTS_FILE), 'utf8'))).not.toContain('march.2');
  });

  test('keeps the same files as the previous index if both are the same', async () => {
    const first = await make('first', 'march.1');
    const second = await make('second', 'march.2');
    await keepFormerGeneration(first, second);
    const again = await make('again', 'march.2');
    await keepFormerGeneration(second, again);
    expect(await shown(again)).toEqual(['march.1', 'march.2']);
  });

  test('keeps the previous index if it is the same as the one before that', async () => {
    const first = await make('first', 'march.1');
    const second = await make('second', 'march.2');
    await keepFormerGeneration(first, second);
    const third = await make('third', 'march.1');
    await keepFormerGeneration(second, third);
    expect(await shown(third)).toEqual(['march.1', 'march.2']);
  });

  test('keeps nothing if there was no previous index', async () => {
    const first = await make('first', 'march.1');
    await keepFormerGeneration(join(work, 'nowhere'), first);
    expect(await shown(first)).toEqual(['march.1']);
  });

  test('keeps all files of a previous index whose list is missing or names files outside of it', async () => {
    const old = await make('old', 'march.0', 'engine.js');
    await rm(join(old, PARTS_FILE));
    const next = await make('next', 'march.1');
    await keepFormerGeneration(old, next);
    expect(await shown(next)).toEqual(['engine.js', 'march.0', 'march.1']);
    await mkdir(join(work, 'secret'));
    await writeFile(join(old, PARTS_FILE), JSON.stringify(['../secret', 'march.0']));
    const other = await make('other', 'march.1');
    await keepFormerGeneration(old, other);
    expect(await shown(other)).toEqual(['engine.js', 'march.0', 'march.1']);
  });

  test('keeps the files that all shards share only as long as a shard of the previous index names them', async () => {
    const lists = async (index: string, shard: string, name: string) => {
      const chunk = { first: name, last: name, digest: 'chunk-' };
      const block = { digest: `block-${name}`, papers: 2 };
      const metadata = encodeMetadata({ version: '1', lengths: [], chunks: [chunk], fields: [] });
      await writeFile(join(index, shard, METADATA_FILE), metadata);
      await writeFile(join(index, shard, BLOCKS_FILE), encodeBlocks([block]));
      const files = [chunkFile(chunk), ...filesOfBlocks([block])];
      for (const file of files) {
        await mkdir(dirname(join(index, file)), { recursive: true });
        await writeFile(join(index, file), name);
      }
      const engine = { version: '1', script: '', wasm: '' };
      const entry = { folder: shard, papers: 2, first: '2026-03', last: '2026-03', years: ['2026'] };
      await writeFile(join(index, MANIFEST_FILE), writeManifest({ papers: 2, engine, shards: [entry] }));
      return files;
    };
    const made = async (number: number) => {
      const index = await make(`index-${number}`, `march.${number}`);
      return { index, files: await lists(index, `march.${number}`, `0${number}`) };
    };
    const [first, second, third] = [await made(1), await made(2), await made(3)];
    const common = async (index: string) =>
      (await filesBelow(index)).filter((path) => !/^march|json$/u.test(path));
    await keepFormerGeneration(first.index, second.index);
    expect(await common(second.index)).toEqual([...first.files, ...second.files].sort());
    await keepFormerGeneration(second.index, third.index);
    expect(await common(third.index)).toEqual([...second.files, ...third.files].sort());
    const again = await make('again', 'march.3');
    await lists(again, 'march.3', '03');
    await keepFormerGeneration(third.index, again);
    expect(await common(again)).toEqual(await common(third.index));
  });
});
