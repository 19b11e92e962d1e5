import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeRoutingTable } from '../../../src/search/build/write-routing-table.ts';
import type { RoutingFiles } from '../../../src/search/format/manifest.ts';
import { decodeRoutingTable, routingFile } from '../../../src/search/format/routing-table.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-routes-'));
});
afterEach(() => rm(work, { recursive: true }));

async function list(name: string, roots: readonly string[]): Promise<string> {
  await writeFile(join(work, name), roots.join('\n'));
  return join(work, name);
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
  const [newest, others] = (await writeRoutingTable(lists, work)) ?? [];
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
  const names = async (...lists: readonly string[]) =>
    ((await writeRoutingTable(lists, work)) ?? []).map(({ folder }) => folder);
  const [before, after] = [await names(one, old), await names(other, old)];
  expect(await names(one, old)).toEqual(before);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

test('one shard needs no routing table', async () => {
  expect(await writeRoutingTable([await list('one', ['graph'])], work)).toBeUndefined();
  expect(await readdir(work)).toEqual(['one']);
});
