import { describe, expect, test } from 'vitest';
import { randomOf, spread } from '../../scripts/bench-search/random.ts';
import { percentile, success, summaryOf } from '../../scripts/bench-search/statistics.ts';

describe('a summary', () => {
  test('takes the nearest rank, whatever the order of the values', () => {
    const values = Array.from({ length: 20 }, (_, at) => 20 - at);
    expect(summaryOf(values)).toEqual({ median: 10, p95: 19, max: 20 });
    expect(percentile([7], 0.95)).toBe(7);
  });

  test('says that nothing was measured', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('success', () => {
  test('is the share of the papers among the first results, those that are not found included', () => {
    const ranks = [1, 2, 10, undefined];
    expect(success(ranks, 1)).toBe(25);
    expect(success(ranks, 10)).toBe(75);
  });
});

describe('a spread', () => {
  const items = Array.from({ length: 100 }, (_, at) => at);

  test('takes one of each stretch, so that no part of the archive is left out', () => {
    const taken = spread(items, 10, randomOf(3));
    expect(taken.map((item) => Math.floor(item / 10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('takes others with another seed, and the same with the same', () => {
    expect(spread(items, 10, randomOf(3))).toEqual(spread(items, 10, randomOf(3)));
    expect(spread(items, 10, randomOf(3))).not.toEqual(spread(items, 10, randomOf(4)));
  });

  test('takes all where there are too few', () => {
    expect(spread([1, 2], 5, randomOf(1))).toEqual([1, 2]);
  });
});
