import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { NextSite } from '../../../src/output/next-site.ts';
import {
  keepFormerGeneration,
  PARTS_FILE,
  writePartsList,
} from '../../../src/search/build/former-generation.ts';
import { INDEX_FOLDER, MANIFEST_FILE } from '../../../src/search/format/manifest.ts';
import { writeManifest } from '../../../src/search/format/manifest-json.ts';
import { BLOCKS_FILE, encodeBlocks, filesOfBlocks } from '../../../src/search/format/stored-papers.ts';
import { chunkFile, encodeMetadata, METADATA_FILE } from '../../../src/search/pagefind/compact-metadata.ts';
import { digestOf } from '../../../src/store/checked-json.ts';
import { filesBelow } from '../../../src/store/folder-files.ts';
import { makeSite, temporaryFolder, writeStaged } from '../../output/sites.ts';

let out: string;
let index: string;
beforeEach(async () => {
  out = join(await temporaryFolder(), 'site');
  index = join(out, INDEX_FOLDER);
});

/** Builds an index of folders and files with these names, over the former one. Folders in `kept` are not written again. */
async function build(parts: readonly string[], kept: readonly string[] = []): Promise<void> {
  await makeSite(
    out,
    async (site) => {
      const folder = join(site.staging, INDEX_FOLDER);
      await mkdir(folder);
      for (const part of parts) {
        if (part.endsWith('.js')) await writeFile(join(folder, part), part);
        else {
          await mkdir(join(folder, part, 'deep'), { recursive: true });
          await writeFile(join(folder, part, 'deep', 'file'), part);
        }
      }
      const keptFiles = kept.map((name) => `${name}/deep/file`);
      for (const [at, path] of keptFiles.entries())
        expect(site.keepSame(`${INDEX_FOLDER}/${path}`, digestOf(kept[at] ?? ''))).toBe(true);
      await writeFile(join(folder, MANIFEST_FILE), JSON.stringify([...parts, ...kept]));
      await writePartsList(folder, [MANIFEST_FILE, ...parts, ...kept]);
      site.addStaged();
      keepFormerGeneration(site);
    },
    [INDEX_FOLDER],
  );
}

const shown = async () =>
  (await readdir(index)).filter((name) => ![MANIFEST_FILE, PARTS_FILE].includes(name)).sort();
const textOf = (...path: string[]) => readFile(join(index, ...path), 'utf8');

describe('the index of a build', () => {
  test('keeps the files of the previous index, but not those of older ones', async () => {
    await build(['engine.js', 'march.1', 'words.1']);
    await build(['engine.js', 'march.2', 'words.2']);
    expect(await shown()).toEqual(['engine.js', 'march.1', 'march.2', 'words.1', 'words.2']);
    expect(await textOf('march.1/deep/file')).toBe('march.1');
    expect(JSON.parse(await textOf(MANIFEST_FILE))).toContain('march.2');
    await build(['engine.js', 'march.3', 'words.2']);
    expect(await shown()).toEqual(['engine.js', 'march.2', 'march.3', 'words.2']);
    // It still lists its own alone.
    expect(JSON.parse(await textOf(PARTS_FILE))).not.toContain('march.2');
  });

  test('lists folders of its own that are not written again, so that the next index keeps them', async () => {
    await build(['february.1', 'march.1']);
    await build(['march.2'], ['february.1']);
    await build(['february.2', 'march.3']);
    expect(await shown()).toEqual(['february.1', 'february.2', 'march.2', 'march.3']);
  });

  test('does not take a file for its own that has been changed or removed', async () => {
    await build(['march.1', 'march.2']);
    await rm(join(index, 'march.1/deep/file'));
    await writeFile(join(index, 'march.2/deep/file'), 'other');
    const isKept = (site: NextSite, name: string) =>
      site.keepSame(`${INDEX_FOLDER}/${name}/deep/file`, digestOf(name));
    await makeSite(out, (site) =>
      expect([isKept(site, 'march.1'), isKept(site, 'march.2')]).toEqual([false, false]),
    );
  });

  test('keeps the same files as the previous index if both are the same', async () => {
    await build(['march.1']);
    await build(['march.2']);
    await build(['march.2']);
    expect(await shown()).toEqual(['march.1', 'march.2']);
  });

  test('keeps the previous index if it is the same as the one before that', async () => {
    await build(['march.1']);
    await build(['march.2']);
    await build(['march.1']);
    expect(await shown()).toEqual(['march.1', 'march.2']);
  });

  test('keeps nothing if there was no previous index', async () => {
    await build(['march.1']);
    expect(await shown()).toEqual(['march.1']);
  });

  test('keeps all files of a previous index whose list is missing or names files outside of it', async () => {
    await build(['march.0', 'engine.js']);
    await rm(join(index, PARTS_FILE));
    await build(['march.1']);
    expect(await shown()).toEqual(['engine.js', 'march.0', 'march.1']);
    await writeFile(join(index, PARTS_FILE), JSON.stringify(['../secret', 'march.0']));
    await build(['march.2']);
    expect(await shown()).toEqual(['engine.js', 'march.0', 'march.1', 'march.2']);
  });

  test('keeps the files that all shards share only as long as a shard of the previous index names them', async () => {
    const make = async (number: number) => {
      const [name, shard] = [`0${number}`, `march.${number}`];
      const chunk = { first: name, last: name, digest: 'chunk-' };
      const block = { digest: `block-${name}`, papers: 2 };
      const engine = { version: '1', script: '', wasm: '' };
      const entry = { folder: shard, papers: 2, first: '2026-03', last: '2026-03', years: ['2026'] };
      const common = [chunkFile(chunk), ...filesOfBlocks([block])];
      await makeSite(
        out,
        async (site) => {
          const folder = join(site.staging, INDEX_FOLDER);
          writeStaged(folder, {
            ...Object.fromEntries(common.map((path) => [path, name])),
            [`${shard}/${METADATA_FILE}`]: encodeMetadata({
              version: '1',
              lengths: [],
              chunks: [chunk],
              fields: [],
            }),
            [`${shard}/${BLOCKS_FILE}`]: encodeBlocks([block]),
            [MANIFEST_FILE]: writeManifest({ papers: 2, engine, shards: [entry] }),
          });
          await writePartsList(folder, [MANIFEST_FILE, shard]);
          site.addStaged();
          keepFormerGeneration(site);
        },
        [INDEX_FOLDER],
      );
      return common;
    };
    const shared = async () => (await filesBelow(index)).filter((path) => !/^march|json$/u.test(path));
    const [first, second] = [await make(1), await make(2)];
    expect(await shared()).toEqual([...first, ...second].sort());
    const third = await make(3);
    expect(await shared()).toEqual([...second, ...third].sort());
    await make(3);
    expect(await shared()).toEqual([...second, ...third].sort());
  });
});
