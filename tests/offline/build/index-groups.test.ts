import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { groupIndexFiles } from '../../../src/offline/build/index-groups.ts';
import { nameInPack } from '../../../src/offline/packs/file-names.ts';
import { NextSite } from '../../../src/output/next-site.ts';
import { writeManifest } from '../../../src/search/format/manifest.ts';
import { fragmentFile } from '../../../src/search/pagefind/fragment.ts';

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
    await put(
      `pagefind/2026-03.${papers}/${fragmentFile(number)}`,
      `the oldest paper but ${papers - 1 - number}`,
    );
  await put(`pagefind/2026-03.${papers}/metadata.json`);
  await put('pagefind/2026-01.old/fragment/0.pf_fragment');
  await put('pagefind/2026-01.former/fragment/0.pf_fragment');
}

test('stored fields of the newest shard are packed by age, so that new papers leave all packs but the last as they are', async () => {
  const packsOf = async (papers: number) => {
    await writeIndex(papers);
    const groups = groupIndexFiles(NextSite.in(site));
    return groups
      .filter(({ folder }) => folder === `pagefind/2026-03.${papers}`)
      .map(({ folder, paths, shardPapers, days }) => ({
        days,
        files: paths.map((path) => [
          nameInPack(path, shardPapers),
          readFileSync(join(site, folder, path), 'utf8'),
        ]),
      }));
  };
  const before = await packsOf(250);
  expect(before.map(({ files }) => files.length)).toEqual([100, 100, 50, 1]);
  expect(before[0]?.days).toEqual(['2026-02-01', '2026-03-31']);
  expect(before[0]?.files[0]).toEqual(['fragment/0.pf_fragment', 'the oldest paper but 0']);
  expect(before.at(-1)?.files.map(([name]) => name)).toEqual(['metadata.json.gz']);
  const after = await packsOf(290);
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  expect(after[2]?.files.slice(0, 50)).toEqual(before[2]?.files);
});

test('older shards and the files of all searches have packs, those of a former build have none', async () => {
  await writeIndex(1);
  const groups = groupIndexFiles(NextSite.in(site)).filter(({ folder }) => !folder.includes('2026-03'));
  expect(groups).toEqual([
    {
      folder: 'pagefind/2026-01.old',
      paths: ['fragment/0.pf_fragment'],
      days: ['0000-01-01', '2026-01-31'],
    },
    { folder: 'pagefind', paths: ['pagefind.1.js', 'wasm.en.1.pagefind'] },
    { folder: 'pagefind', paths: ['shards.json'] },
  ]);
});

test('a site without search has none', async () => {
  expect(groupIndexFiles(NextSite.in(site))).toEqual([]);
});
