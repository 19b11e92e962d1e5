import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Paper } from '../../../../src/paper/schema.ts';
import { toDocument } from '../../../../src/search/build/document-fields.ts';
import { IndexOutput } from '../../../../src/search/build/output/index-output.ts';
import {
  type TermsOfPaper,
  termsOfDocument,
  writePaperTerms,
} from '../../../../src/search/build/paper-terms.ts';
import { writeSemanticIndex } from '../../../../src/search/build/segments/write-semantic-index.ts';
import { openShardCache } from '../../../../src/search/build/shard-cache.ts';
import { quantizeVectors, TextVectorizer } from '../../../../src/vectors/model/word-vectors.ts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-segments-'));
});
afterAll(() => rm(work, { recursive: true }));

const DIMENSIONS = 64;
const vectorizer = new TextVectorizer(
  quantizeVectors(
    ['known'],
    Float32Array.from({ length: DIMENSIONS }, (_, at) => at - 30),
    DIMENSIONS,
  ),
);

/** Papers of a month, each with 70 words that no other paper has, the oldest first. */
function papersOf(month: string, count: number): TermsOfPaper[] {
  return Array.from({ length: count }, (_, at) => {
    const words = Array.from({ length: 70 }, (_, word) => `w${month.slice(-1)}x${at}qq${word}zebra`);
    const id = `${month.slice(2).replace('-', '.')}.${10_000 + at}`;
    const listed = `${month}-10`;
    const paper: Paper = { id, title: 'Known', abstract: words.join(' '), listed, sources: ['listing'] };
    return { terms: termsOfDocument(toDocument(paper, []), vectorizer), date: listed };
  });
}

test('a day of 50 papers of many new words changes at most 60 files', async () => {
  const cache = await openShardCache(join(work, 'cache'));
  const termsOf = async (name: string, papers: readonly TermsOfPaper[]) => {
    const write = (draft: string) => writePaperTerms(papers, DIMENSIONS, join(draft, 'terms'));
    return join(await cache.add(name, write), 'terms');
  };
  const old = await termsOf('old', papersOf('2026-01', 1500));
  const filesOf = async (name: string, fresh: number) => {
    const newest = await termsOf(name, papersOf('2026-02', fresh));
    const out = join(work, `${name}-out`);
    await mkdir(out);
    const folders = [newest, old];
    const output = new IndexOutput({ outDir: out });
    const kept = { cache, code: 'same', output };
    await writeSemanticIndex({ ...kept, folders, vectorizer: () => vectorizer, vectors: 'same' });
    const files = await readdir(out, { recursive: true, withFileTypes: true });
    return files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name).slice(out.length));
  };
  const before = new Set(await filesOf('today', 350));
  const changed = (await filesOf('tomorrow', 400)).filter((file) => !before.has(file));
  expect(changed.length).toBeGreaterThan(20);
  expect(changed.length).toBeLessThanOrEqual(60);
});

/** Writes the segments of shards, the newest shard first, with one cache. @param made is called for each segment that is made. */
async function segmentWriter(name: string, made: () => TextVectorizer) {
  const cache = await openShardCache(join(work, `${name}-cache`));
  return async (build: string, shards: readonly (readonly TermsOfPaper[])[]) => {
    const folders: string[] = [];
    for (const [at, papers] of shards.entries()) {
      const write = (draft: string) => writePaperTerms(papers, DIMENSIONS, join(draft, 'terms'));
      folders.push(join(await cache.add(`${build}-${at}`, write), 'terms'));
    }
    const out = join(work, `${build}-out`);
    await mkdir(out);
    const kept = { cache, code: 'same', output: new IndexOutput({ outDir: out }) };
    return writeSemanticIndex({ ...kept, folders, vectorizer: made, vectors: 'same' });
  };
}

test('a month whose weeks are in two shards joins the segment of the older months when they are in one', async () => {
  const segmentsOf = await segmentWriter('weeks', () => vectorizer);
  const [old, last, newest] = [papersOf('2026-01', 900), papersOf('2026-02', 400), papersOf('2026-03', 20)];
  const all = await segmentsOf('month', [last, old]);
  // The first papers of a new month, while the newest shard has the last week of the month before.
  const split = [[...last.slice(300), ...newest], last.slice(0, 300), old];
  const first = await segmentsOf('first-day', split);
  expect(first.map(({ papers }) => papers)).toEqual([900, 420]);
  expect(first[0]?.folder).toBe(all[0]?.folder);
  const second = await segmentsOf('second-day', [newest, last, old]);
  expect(second.map(({ papers }) => papers)).toEqual([1300, 20]);
});

test('papers that move to another shard leave the segment of the older months as it is', async () => {
  let vectorizers = 0;
  const segmentsOf = await segmentWriter('moved', () => {
    vectorizers += 1;
    return vectorizer;
  });
  const [old, fresh] = [papersOf('2026-01', 600), papersOf('2026-02', 200)];
  const before = await segmentsOf('before', [fresh, old]);
  const split = [fresh.slice(100), [...old, ...fresh.slice(0, 100)]];
  expect(vectorizers).toBe(2);
  expect(await segmentsOf('after', split)).toEqual(before);
  // Only the segment of the newest month was made again.
  expect(vectorizers).toBe(3);
  const [first] = await segmentsOf('changed', [
    fresh,
    [...papersOf('2026-01', 599), ...papersOf('2026-03', 1)],
  ]);
  expect(first?.folder).not.toBe(before[0]?.folder);
});
