import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Paper } from '../../../src/paper/schema.ts';
import { indexedPapers, toIndexedPaper } from '../../../src/search/build/paper-facts.ts';
import { serialize } from '../../../src/store/document.ts';
import { takeSnapshot } from '../../../src/store/snapshot/take-snapshot.ts';
import { pathOf, writePaperFile } from '../../../src/store/store.ts';
import { quantizeVectors, TextVectorizer } from '../../../src/vectors/model/word-vectors.ts';

let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-facts-'));
});
afterEach(() => rm(work, { recursive: true }));

const DIMENSIONS = 8;
const vectors = Float32Array.from({ length: DIMENSIONS }, (_, at) => at - 3);
const model = new TextVectorizer(quantizeVectors(['sheep'], vectors, DIMENSIONS));

const paperOf = (id: string, abstract = 'We count sheep.'): Paper => ({
  id,
  title: `On ${id}`,
  abstract,
  authors: [{ name: 'Ada Example' }],
  listed: '2026-03-04',
  sources: ['listing'],
});

/** The facts of all papers, and the ids of those for which something was derived. */
async function factsWith(topics: string, papers: readonly Paper[]) {
  for (const paper of papers) await writePaperFile(join(work, 'content'), pathOf(paper), serialize(paper));
  const derived: string[] = [];
  let vectorized = 0;
  const sources = {
    topicsOf: ({ id }: Paper) => {
      derived.push(id);
      return [topics];
    },
    vectorizer: () => {
      vectorized += 1;
      return model;
    },
  };
  using snapshot = await takeSnapshot({
    contentDir: join(work, 'content'),
    cacheDir: join(work, 'cache'),
    workDir: join(work, 'work'),
    notice: () => undefined,
  });
  const digests = { code: 'code', topics, vectors: 'vectors' };
  const facts = [...indexedPapers(snapshot, snapshot.visible, sources, digests)];
  expect(facts).toEqual(
    papers.map((paper) => {
      const { names, ...document } = toIndexedPaper(paper, {
        topicsOf: () => [topics],
        vectorizer: () => model,
      }).document;
      const { terms, words } = toIndexedPaper(paper, { topicsOf: () => [], vectorizer: () => model });
      return { document: { ...document, names }, words, terms };
    }),
  );
  return { derived, vectorized };
}

test('the facts of a paper are derived once, and again if it changes; its topics also if a rule changes', async () => {
  const [one, other] = [paperOf('2603.00001'), paperOf('2603.00002')];
  expect(await factsWith('graphs', [one, other])).toEqual({ derived: [one.id, other.id], vectorized: 2 });
  expect(await factsWith('graphs', [one, other])).toEqual({ derived: [], vectorized: 0 });
  expect(await factsWith('trees', [one, other])).toEqual({ derived: [one.id, other.id], vectorized: 0 });
  const edited = paperOf('2603.00002', 'We count goats.');
  expect(await factsWith('trees', [one, edited])).toEqual({ derived: [other.id], vectorized: 1 });
});
