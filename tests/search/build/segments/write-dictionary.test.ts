import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IndexOutput } from '../../../../src/search/build/output/index-output.ts';
import { writeDictionary } from '../../../../src/search/build/segments/write-dictionary.ts';
import { openShardCache } from '../../../../src/search/build/shard-cache.ts';
import { decodeDictionaryFile, RECENT_FILE } from '../../../../src/search/spelling/dictionary-files.ts';
import { filesBelow } from '../../../../src/store/folder-files.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-words-'));
});
afterEach(() => rm(work, { recursive: true }));

/** Writes a dictionary of shards of the cache. @returns the names of its files, and the words in them. */
async function write(...shards: readonly Readonly<Record<string, number>>[]) {
  const cache = await openShardCache(join(work, 'cache'));
  const outDir = await mkdtemp(join(work, 'index-'));
  const lists = shards.map((counts) =>
    join(work, 'cache', hash('sha256', JSON.stringify(counts)), 'words.json'),
  );
  let reads = 0;
  const readCounts = async (list: string) => {
    reads += 1;
    return new Map(Object.entries(shards[lists.indexOf(list)] ?? {}));
  };
  const segments = { cache, code: '1', output: new IndexOutput({ outDir }) };
  const entry = await writeDictionary(lists, segments, readCounts);
  const paths = await filesBelow(outDir);
  const words = paths.flatMap(
    (path) => decodeDictionaryFile(basename(path), readFileSync(join(outDir, path), 'utf8')).words,
  );
  return { entry, words: words.sort(), paths: paths.sort(), reads };
}

const older = [
  { graph: 9, attention: 4, mamba: 1 },
  { graph: 5, tokenizer: 3 },
] as const;

describe('a dictionary of several shards', () => {
  test('has a file of the words that only the newest shard adds', async () => {
    const { entry, words, paths } = await write({ graph: 2, jamba: 2, once: 1 }, ...older);
    expect(words).toEqual(['attention', 'graph', 'jamba', 'tokenizer']);
    expect(paths).toEqual([`${entry.folder}/frequent.txt`, `${entry.recent?.folder}/${RECENT_FILE}`].sort());
  });

  test('changes in no other file if a paper is added to the newest shard, and reads no other shard', async () => {
    const before = await write({ graph: 2 }, ...older);
    const after = await write({ graph: 3, jamba: 2 }, ...older);
    expect([before.reads, after.reads]).toEqual([3, 1]);
    expect(after.entry.folder).toBe(before.entry.folder);
    expect(after.entry.recent).not.toEqual(before.entry.recent);
  });
});

test('a dictionary of one shard has all words in the same files', async () => {
  const { entry, words } = await write({ graph: 2, jamba: 2, once: 1 });
  expect(entry.recent).toBeUndefined();
  expect(words).toEqual(['graph', 'jamba']);
  expect((await write()).words).toEqual([]);
});
