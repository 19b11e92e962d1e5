import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameText } from '../../../../src/search/authors/author-entries.ts';
import { authorLines, readAuthorLists } from '../../../../src/search/build/segments/author-lists.ts';
import type { ShardList } from '../../../../src/search/build/segments/shard-segments.ts';
import { openShardCache } from '../../../../src/search/build/shard-cache.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-authors-'));
});
afterEach(() => rm(work, { recursive: true }));

/** The list of a shard with one author a paper. */
async function list(name: string, authors: readonly string[], papers = authors.length): Promise<ShardList> {
  const cache = await openShardCache(join(work, 'cache'));
  const lines = authorLines(
    authors.map((given) => [{ text: nameText(given, 'Example'), slug: `${given}-example` }]),
  );
  const write = (draft: string) => writeFile(join(draft, 'authors.txt'), lines);
  return { file: join(await cache.add(name, write), 'authors.txt'), papers };
}

/** Ada has two papers in the oldest shards, Bo one there and one in the second shard, Cy the second one in the newest. */
const [OLD, OLDEST] = [
  ['ada', 'bo', 'cy', 'di'],
  ['ada', 'ed'],
];

async function slugsOf(
  second: readonly string[],
  newest: readonly string[],
  papers: number,
): Promise<string[][]> {
  const lists = [
    await list(`newest ${newest}`, newest),
    await list(`second ${second} ${papers}`, second, papers),
    await list('old', OLD, 100),
    await list('oldest', OLDEST, 100),
  ];
  const read = await readAuthorLists(lists, 2);
  return read.map(({ slugs }) => [...slugs].map((slug) => slug.slice(0, 2)).sort());
}

test('a segment names the authors with enough papers in it and in older ones, and the newest one all of its authors', async () => {
  expect(await slugsOf(['ada', 'bo', 'fa'], ['cy', 'fa', 'gi'], 25)).toEqual([
    ['cy', 'fa', 'gi'],
    ['ad', 'bo'],
    ['ad'],
  ]);
});

test('a large second shard shares a segment with the older ones', async () => {
  expect(await slugsOf(['ada', 'bo', 'fa'], ['cy', 'fa', 'gi'], 26)).toEqual([
    ['cy', 'fa', 'gi'],
    ['ad', 'bo'],
  ]);
});

test('new papers change no older segment', async () => {
  const [before, after] = [await slugsOf(['bo'], ['gi'], 20), await slugsOf(['bo', 'di'], ['cy', 'di'], 20)];
  expect(before[2]).toEqual(after[2]);
  expect(await slugsOf(['bo'], ['cy', 'bo', 'ed'], 20)).toEqual([['bo', 'cy', 'ed'], before[1], before[2]]);
});
