import { expect, test } from 'vitest';
import { Bm25Index } from '../../../src/vectors/ranking/bm25.ts';
import { combineScores } from '../../../src/vectors/ranking/combine-scores.ts';

const index = new Bm25Index([
  ['wheel', 'axle', 'wheel'],
  ['wheel', 'soup', 'broth', 'ladle'],
  ['soup', 'broth'],
]);
const documentsFor = (...terms: string[]) => index.search(new Set(terms), 10).map(({ document }) => document);

test('BM25 ranks documents with any of the terms: more often, rarer and in shorter texts is better', () => {
  expect(documentsFor('wheel')).toEqual([0, 1]);
  expect(documentsFor('soup')).toEqual([2, 1]);
  expect(documentsFor('axle', 'soup')).toEqual([0, 2, 1]);
  expect(documentsFor('unheard')).toEqual([]);
});

test('BM25 returns no more documents than asked for', () => {
  expect(index.search(new Set(['wheel']), 1)).toHaveLength(1);
});

test('two scores are compared whatever their scales, and that of the vectors counts more', () => {
  expect(combineScores([100, 200, 300], [30, 20, 10])).toEqual(
    combineScores([1, 2, 3], [0.3, 0.2, 0.1]).map((score) => expect.closeTo(score)),
  );
  const [first = 0, , last = 0] = combineScores([100, 200, 300], [0.3, 0.2, 0.1]);
  expect(first).toBeGreaterThan(last);
  expect(combineScores([1, 1], [0, 1])).toEqual([-1.75, 1.75]);
});
