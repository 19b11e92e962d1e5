import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeRoutingTable } from '../../../src/search/build/write-routing-table.ts';
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

test('the routing table of several shards is split into small files by stem', async () => {
  const lists = [await list('new', [...many, 'graph']), await list('old', ['graph', 'spani'])];
  const written = await writeRoutingTable(lists, work);
  expect(written?.files).toBeGreaterThan(1);
  const { folder = '', files = 1 } = written ?? {};
  expect(await readdir(join(work, folder))).toHaveLength(files);
  const routes = async (root: string) =>
    decodeRoutingTable(await readFile(join(work, folder, `${routingFile(root, files)}.json`), 'utf8')).get(
      root,
    );
  expect(await routes('graph')).toEqual([0, 1]);
  expect(await routes('spani')).toEqual([1]);
  for (const root of many.slice(0, 50)) expect(await routes(root)).toEqual([0]);
});

test('the routing table of the same shards has the same name, that of others another', async () => {
  const [one, other] = [await list('one', ['graph']), await list('other', ['tree'])];
  const name = async (...lists: readonly string[]) => {
    const { folder = '' } = (await writeRoutingTable(lists, work)) ?? {};
    await rm(join(work, folder), { recursive: true });
    return folder;
  };
  expect(await name(one, other)).toBe(await name(one, other));
  expect(await name(one, other)).not.toBe(await name(other, one));
});

test('one shard needs no routing table', async () => {
  expect(await writeRoutingTable([await list('one', ['graph'])], work)).toBeUndefined();
  expect(await readdir(work)).toEqual(['one']);
});
