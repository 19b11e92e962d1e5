import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { IndexOutput } from '../../../../src/search/build/output/index-output.ts';
import type { ShardList } from '../../../../src/search/build/segments/shard-segments.ts';
import { writeRoutingTable } from '../../../../src/search/build/segments/write-routing-table.ts';
import { openShardCache } from '../../../../src/search/build/shard-cache.ts';
import type { RoutingFiles } from '../../../../src/search/format/manifest.ts';
import { decodeRoutingTable, routingFile } from '../../../../src/search/format/routing-table.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-routes-'));
});
afterEach(() => rm(work, { recursive: true }));

/** A list of a shard of the cache, whose name tells what is in it. */
async function list(name: string, roots: readonly string[], papers = 100): Promise<ShardList> {
  const cache = await openShardCache(join(work, 'cache'));
  const write = (draft: string) => writeFile(join(draft, 'roots.txt'), roots.join('\n'));
  return { file: join(await cache.add(name, write), 'roots.txt'), papers };
}

async function write(lists: readonly ShardList[]): Promise<readonly RoutingFiles[] | undefined> {
  const cache = await openShardCache(join(work, 'cache'));
  return writeRoutingTable(lists, { cache, code: '1', output: new IndexOutput({ outDir: work }) });
}

const many = Array.from({ length: 2000 }, (_, at) => `${String.fromCharCode(97 + (at % 26))}${at}word`);

/** The shards that a stem has in a written segment, as the segment counts them. */
async function shardsWith(stem: string, { folder, first, files }: RoutingFiles) {
  const text = await readFile(join(work, folder, `${routingFile(stem, files)}.json`), 'utf8');
  return decodeRoutingTable(text, first).get(stem);
}

test('the newest shard has a routing table of its own, and all others share one of many small files', async () => {
  const lists = [
    await list('new', ['graph']),
    await list('old', [...many, 'graph']),
    await list('oldest', ['graph', 'spani']),
  ];
  const [newest, others] = (await write(lists)) ?? [];
  if (newest === undefined || others === undefined) throw new Error('There are two segments.');
  expect([newest.first, newest.files, others.first]).toEqual([0, 1, 1]);
  expect(others.files).toBeGreaterThan(1);
  expect(await readdir(join(work, others.folder))).toHaveLength(others.files);
  expect(await shardsWith('graph', newest)).toEqual([0]);
  expect(await shardsWith('graph', others)).toEqual([1, 2]);
  expect(await shardsWith('spani', others)).toEqual([2]);
  for (const stem of many.slice(0, 50)) expect(await shardsWith(stem, others)).toEqual([1]);
});

test('a change in the newest shard leaves the table of the others as it is', async () => {
  const [one, other, old] = [
    await list('one', ['graph']),
    await list('other', ['tree']),
    await list('old', ['graph']),
  ];
  const names = async (...lists: readonly ShardList[]) =>
    ((await write(lists)) ?? []).map(({ folder }) => folder);
  const [before, after] = [await names(one, old), await names(other, old)];
  expect(await names(one, old)).toEqual(before);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

test('a small second shard has a table of its own, and a change in it leaves that of the older ones as it is', async () => {
  const older = [await list('old', many, 700), await list('oldest', ['graph', 'spani'], 300)];
  const newest = await list('new', ['graph'], 20);
  const [before, after] = [
    await write([newest, await list('weeks', ['graph', 'tree'], 125), ...older]),
    await write([newest, await list('more weeks', ['graph', 'grove'], 125), ...older]),
  ];
  expect(before?.map(({ first }) => first)).toEqual([0, 1, 2]);
  expect(after?.map((own, at) => own.folder === before?.[at]?.folder)).toEqual([true, false, true]);
  const shards = await Promise.all((after ?? []).map((own) => shardsWith('graph', own)));
  expect(shards).toEqual([[0], [1], [3]]);
  const larger = await write([newest, await list('months', ['graph'], 126), ...older]);
  expect(larger?.map(({ first }) => first)).toEqual([0, 1]);
});

test('one shard needs no routing table', async () => {
  expect(await write([await list('one', ['graph'])])).toBeUndefined();
  expect(await readdir(work)).toEqual(['cache']);
});
