import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { groupIndexFiles } from '../../../src/offline/build/index-groups.ts';
import { writeManifest } from '../../../src/search/format/manifest.ts';
import { pageId } from '../../../src/search/pagefind/compact-metadata.ts';

let site: string;
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'broadsheet-index-'));
});
afterEach(() => rm(site, { recursive: true }));

async function put(path: string, text = path): Promise<void> {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), text);
}

/** An index with two shards; the newest has so many papers. The folder of the newest is named after them. */
async function writeIndex(papers: number): Promise<void> {
  const shards = [
    { folder: `2026-03.${papers}`, papers, first: '2026-02', last: '2026-03', years: ['2026'] },
    { folder: '2026-01.old', papers: 1, first: 'undated', last: '2026-01', years: ['2026'] },
  ];
  const engine = { version: '1.6.0', script: 'pagefind.1.js', wasm: 'wasm.en.1.pagefind' };
  await put('pagefind/shards.json', writeManifest({ papers: papers + 1, engine, shards }));
  for (const name of ['parts.json', 'pagefind.1.js', 'pagefind.former.js', 'wasm.en.1.pagefind'])
    await put(`pagefind/${name}`);
  for (let number = 0; number < papers; number += 1)
    await put(`pagefind/2026-03.${papers}/fragment/${pageId(number, papers)}.pf_fragment`, 'fields');
  await put(`pagefind/2026-03.${papers}/metadata.json`);
  await put('pagefind/2026-01.old/fragment/0.pf_fragment');
  await put('pagefind/2026-01.former/fragment/0.pf_fragment');
}

test('stored fields of the newest shard are packed by paper, so that new papers leave most packs as they are', async () => {
  const groupsOf = async (papers: number) => {
    await writeIndex(papers);
    return (await groupIndexFiles(site)).filter(({ folder }) => folder === `pagefind/2026-03.${papers}`);
  };
  const before = await groupsOf(600);
  expect(before.map(({ paths }) => paths.length)).toEqual([250, 250, 100, 1]);
  expect(before[0]?.days).toEqual(['2026-02-01', '2026-03-31']);
  expect(before[0]?.paths.slice(0, 2)).toEqual(['fragment/0.pf_fragment', 'fragment/1.pf_fragment']);
  expect(before.at(-1)?.paths).toEqual(['metadata.json']);
  const after = await groupsOf(650);
  expect(after.map(({ paths }) => paths)).toEqual([
    ...before.slice(0, 2).map(({ paths }) => paths),
    expect.arrayContaining([...(before[2]?.paths ?? [])]),
    ['metadata.json'],
  ]);
});

test('older shards and the files of all searches have packs, those of a former build have none', async () => {
  await writeIndex(1);
  const groups = (await groupIndexFiles(site)).filter(({ folder }) => !folder.includes('2026-03'));
  expect(groups).toEqual([
    {
      folder: 'pagefind/2026-01.old',
      paths: ['fragment/0.pf_fragment'],
      days: ['0000-01-01', '2026-01-31'],
    },
    { folder: 'pagefind', paths: ['shards.json', 'pagefind.1.js', 'wasm.en.1.pagefind'] },
  ]);
});

test('a site without search has none', async () => {
  expect(await groupIndexFiles(site)).toEqual([]);
});
