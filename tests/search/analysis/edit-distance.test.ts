import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editsOfCost, maxCost, weightedEditDistance } from '../../../src/search/analysis/edit-distance.ts';
import { growthOf } from '../../growth.ts';

const slips = (meant: string, typed: string, most: number) =>
  editsOfCost(weightedEditDistance(meant, typed, maxCost(most)));

/** The same distance from its definition, without any bound: all pairs of beginnings. */
function distance(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Infinity;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const best = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (one[row - 1] === other[column - 1] ? 0 : 1),
        isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
      );
      table[row]?.splice(column, 1, best);
    }
  }
  return at(one.length, other.length);
}

describe('the edit distance', () => {
  test.each([
    ['neural', 'neural', 0],
    ['neural', 'nueral', 1],
    ['neural', 'neurall', 1],
    ['neural', 'neral', 1],
    ['neural', 'neurak', 1],
    ['neural', 'enuarl', 2],
  ])('of %s and %s is %3$d', (meant, typed, count) => {
    expect(slips(meant, typed, 2)).toBe(count);
  });

  test('is the one of the definition, or infinite beyond the limit', () => {
    const word = fc.stringMatching(/^[abcp]{0,8}$/u);
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 }), (meant, typed, most) => {
        const expected = distance(meant, typed);
        expect(slips(meant, typed, most)).toBe(expected <= most ? expected : Infinity);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['model', 'modle', 'mode'],
    ['letter', 'leter', 'lexter'],
    ['graph', 'grapj', 'grapz'],
    ['image', 'imege', 'imkge'],
    ['data', 'daata', 'daxta'],
  ])('from %s to %s is no more than to %s, since that slip is common', (meant, likely, unlikely) => {
    expect(weightedEditDistance(meant, likely, 5)).toBeLessThanOrEqual(
      weightedEditDistance(meant, unlikely, 5),
    );
    expect(weightedEditDistance(meant, likely, 5)).toBe(4);
  });

  test('is computed in a time proportional to the length of the words', async () => {
    const compute = (length: number) => {
      const word = 'abcdefgh'.repeat(length / 8);
      for (let times = 0; times < 2000; times += 1) weightedEditDistance(word, word, maxCost(2));
    };
    expect(await growthOf(compute, 24)).toBeLessThan(3);
  });
});
