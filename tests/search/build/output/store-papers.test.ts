import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storePapers } from '../../../../src/search/build/output/store-papers.ts';
import type { SearchDocument } from '../../../../src/search/format/document.ts';
import {
  BLOCKS_FILE,
  decodeBlocks,
  filesOfBlocks,
  placeOf,
  readStoredPapers,
} from '../../../../src/search/format/stored-papers.ts';
import { IN_SHARD } from '../../../../src/search/pagefind/index-writer.ts';

const documentOf = (name: string): SearchDocument => ({
  url: `/papers/${name}.html`,
  content: `The abstract of ${name}.`,
  language: 'en',
  meta: { title: name, also: name },
  facet: { date: '2026-03-04', votes: 3, topics: ['graphs'] },
});
const documents = Array.from({ length: 500 }, (_, at) => documentOf(`p${at}`));

function stored(papers: readonly SearchDocument[]) {
  const files = new Map(storePapers(papers).map(({ path, bytes }) => [path, bytes]));
  const blocks = decodeBlocks(Buffer.from(files.get(IN_SHARD + BLOCKS_FILE) ?? []).toString());
  files.delete(IN_SHARD + BLOCKS_FILE);
  return { files, blocks };
}

test('each paper is found by its number, and two share a file', async () => {
  const { files, blocks } = stored(documents);
  expect([...files.keys()].sort()).toEqual(filesOfBlocks(blocks).sort());
  expect(files.size).toBeLessThan(documents.length * 0.53);
  for (const [number, document] of documents.entries()) {
    const place = placeOf(blocks, number) ?? expect.fail('No block has it.');
    const papers = await readStoredPapers(new Uint8Array(files.get(place.file) ?? []));
    const { url, content, meta, facet } = document;
    expect(papers[place.at]).toEqual({ url, content, meta, facet });
  }
  expect(placeOf(blocks, documents.length)).toBeUndefined();
});

test('a paper that is added, changed or removed leaves all but a few files as they are', () => {
  const before = stored(documents).files;
  fc.assert(
    fc.property(fc.nat(499), fc.constantFrom('add', 'change', 'remove'), (at, change) => {
      const old = documents[at] ?? expect.fail();
      const own = { add: [documentOf('new'), old], change: [{ ...old, content: 'Another.' }], remove: [] };
      const { files } = stored(documents.toSpliced(at, 1, ...own[change]));
      // At most three blocks of at most 32 files.
      expect([...files.keys()].filter((path) => !before.has(path)).length).toBeLessThanOrEqual(96);
    }),
    { numRuns: 20 },
  );
});

test('lists of blocks and stored fields are not read from other texts', async () => {
  for (const text of ['', '{}', 'null', '{"digests":7,"papers":""}'])
    expect(() => decodeBlocks(text)).toThrow(SyntaxError);
  await expect(readStoredPapers(new TextEncoder().encode('<!doctype html>'))).rejects.toThrow(SyntaxError);
});
