import { describe, expect, test } from 'vitest';
import { macroF1, scoreTopics } from '../../scripts/eval/topics.ts';

const none = new Set<string>();
const judged = [
  { expected: new Set(['a']), first: new Set(['a']), found: ['a'] },
  { expected: new Set(['a']), first: none, found: ['b'] },
  { expected: new Set(['a', 'b']), first: new Set(['b']), found: ['a', 'b'] },
  { expected: none, first: none, found: ['b'] },
];

describe('scoring topics', () => {
  test('counts what was found rightly, wrongly and not at all', () => {
    const [a, b] = scoreTopics(['a', 'b'], judged);
    expect(a).toMatchObject({ papers: 3, precision: 1, recall: 2 / 3 });
    expect(a?.f1).toBeCloseTo(0.8);
    expect(b).toMatchObject({ papers: 1, precision: 1 / 3, recall: 1 });
  });

  test('looks at the first category apart', () => {
    const others = [
      { expected: new Set(['a']), first: new Set(['a']), found: ['a'] },
      { expected: new Set(['a']), first: new Set(['a']), found: [] },
      { expected: new Set(['a']), first: none, found: [] },
    ];
    expect(scoreTopics(['a'], others)).toMatchObject([{ recall: 1 / 3, firstRecall: 1 / 2 }]);
    expect(scoreTopics(['a', 'b'], judged)).toMatchObject([{ firstRecall: 1 }, { firstRecall: 1 }]);
  });

  test('gives nothing to a topic that nobody found or that nobody expected', () => {
    expect(scoreTopics(['c'], judged)).toEqual([
      { slug: 'c', papers: 0, precision: 0, recall: 0, f1: 0, firstRecall: 0 },
    ]);
  });

  test('lets each topic count the same in the mean', () => {
    expect(macroF1(scoreTopics(['a', 'b'], judged))).toBeCloseTo((0.8 + 0.5) / 2);
    expect(macroF1([])).toBe(0);
  });
});
