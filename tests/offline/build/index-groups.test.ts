import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { groupIndexFiles } from '../../../src/offline/build/index-groups.ts';
import { NextSite } from '../../../src/output/next-site.ts';
import { writeManifest } from '../../../src/search/format/manifest-json.ts';
import { encodeBlocks, type StoredBlock, storedFile } from '../../../src/search/format/stored-papers.ts';
import { chunkFile, encodeMetadata } from '../../../src/search/pagefind/compact-metadata.ts';

let site: string;
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'broadsheet-index-'));
});
afterEach(() => rm(site, { recursive: true }));

async function put(path: string, text = path): Promise<void> {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), text);
}

/** The lists of a shard with these blocks, and the files that they name. */
async function writeShard(folder: string, blocks: readonly StoredBlock[], digest: string): Promise<void> {
  const chunk = { first: 'graph', last: 'graphs', digest };
  const metadata = encodeMetadata({ version: '1.6.0', lengths: [], chunks: [chunk], fields: [] });
  await put(`pagefind/${folder}/metadata.json`, metadata);
  await put(`pagefind/${folder}/stored.json`, encodeBlocks(blocks));
  await put(`pagefind/${chunkFile(chunk)}`);
  for (const { digest: block, papers } of blocks)
    for (let number = 0; 2 * number < papers; number += 1) await put(`pagefind/${storedFile(block, number)}`);
}

const blocksOf = (count: number): StoredBlock[] =>
  Array.from({ length: count }, (_, at) => ({ digest: `block-${String(at).padStart(2, '0')}`, papers: 40 }));

/** An index with two shards; the newest has so many blocks of 40 papers. The folder of the newest is named after them. */
async function writeIndex(blocks: number): Promise<void> {
  const shards = [
    { folder: `2026-03.${blocks}`, papers: 40 * blocks, first: '2026-02', last: '2026-03', years: ['2026'] },
    { folder: '2026-01.old', papers: 1, first: 'undated', last: '2026-01', years: ['2026'] },
  ];
  const engine = { version: '1.6.0', script: 'pagefind.1.js', wasm: 'wasm.en.1.pagefind' };
  await put('pagefind/shards.json', writeManifest({ papers: 40 * blocks + 1, engine, shards }));
  for (const name of ['parts.json', 'pagefind.1.js', 'pagefind.former.js', 'wasm.en.1.pagefind'])
    await put(`pagefind/${name}`);
  await writeShard(`2026-03.${blocks}`, blocksOf(blocks), 'newest');
  await writeShard('2026-01.old', [{ digest: 'old-bloc', papers: 1 }], 'oldest');
  await writeShard('2026-01.former', [{ digest: 'former-b', papers: 1 }], 'former');
}

test('stored fields of the newest shard are packed by age, so that new papers leave all packs but the last as they are', async () => {
  const packsOf = async (blocks: number) => {
    await writeIndex(blocks);
    const groups = groupIndexFiles(NextSite.in(site)).filter(({ days }) => days?.[1] === '2026-03-31');
    return groups.map(({ days, folder, paths }) => ({ days, folder, files: paths.length, paths }));
  };
  const before = await packsOf(7);
  expect(before.map(({ folder, files }) => [folder, files])).toEqual([
    ['pagefind/stored', 60],
    ['pagefind/stored', 60],
    ['pagefind/stored', 20],
    ['pagefind/chunks', 1],
    ['pagefind/2026-03.7', 2],
  ]);
  expect(before[0]?.days).toEqual(['2026-02-01', '2026-03-31']);
  const after = await packsOf(8);
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  expect(after[2]?.paths).toEqual(expect.arrayContaining([...(before[2]?.paths ?? [])]));
});

test('older shards and the files of all searches have packs, those of a former build have none', async () => {
  await writeIndex(1);
  const groups = groupIndexFiles(NextSite.in(site)).filter(({ days }) => days?.[1] !== '2026-03-31');
  const days = ['0000-01-01', '2026-01-31'];
  const inFolder = (path: string) => path.slice(path.indexOf('/') + 1);
  expect(groups).toEqual([
    { folder: 'pagefind/stored', paths: [inFolder(storedFile('old-bloc', 0))], days },
    { folder: 'pagefind/chunks', paths: [inFolder(chunkFile({ first: 'graph', digest: 'oldest' }))], days },
    { folder: 'pagefind/2026-01.old', paths: ['stored.json', 'metadata.json'], days },
    { folder: 'pagefind', paths: ['pagefind.1.js', 'wasm.en.1.pagefind'] },
    { folder: 'pagefind', paths: ['shards.json'] },
  ]);
});

test('a site without search has none', () => {
  expect(groupIndexFiles(NextSite.in(site))).toEqual([]);
});
