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

test('two scores count equally whatever their scales', () => {
  const combined = combineScores([100, 200, 300], [0.3, 0.2, 0.1]);
  for (const score of combined) expect(score).toBeCloseTo(0);
  expect(combineScores([1, 1], [0, 1])).toEqual([-1, 1]);
});
