import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yearHeatmap } from '../../../src/catalog/editions/calendar-heatmap.ts';
import { createEditions } from '../../../src/catalog/editions/editions.ts';
import { heatScale } from '../../../src/catalog/editions/heat-scale.ts';
import { paper } from '../papers.ts';

describe('the levels of numbers of papers', () => {
  test('are their quartiles, so that one very full day leaves the others apart', () => {
    const { levelOf, steps } = heatScale([10, 20, 30, 500]);
    expect([10, 20, 30, 500].map(levelOf)).toEqual([1, 2, 3, 4]);
    expect([0, 900].map(levelOf)).toEqual([0, 4]);
    expect(steps).toEqual([
      { level: 1, from: 10, to: 10 },
      { level: 2, from: 20, to: 20 },
      { level: 3, from: 30, to: 30 },
      { level: 4, from: 500, to: 500 },
    ]);
  });

  test('are in the middle where all numbers are equal', () => {
    expect(heatScale([7, 7, 7]).steps).toEqual([{ level: 2, from: 7, to: 7 }]);
    expect(heatScale([]).steps).toEqual([]);
  });

  test('never fall as the numbers rise, and lie in the step that names them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (counts) => {
        const { levelOf, steps } = heatScale(counts);
        const levels = counts.toSorted((a, b) => a - b).map(levelOf);
        expect(levels).toEqual(levels.toSorted());
        for (const count of counts) {
          const step = steps.find(({ from, to }) => from <= count && count <= to);
          expect(step?.level).toBe(levelOf(count));
        }
      }),
    );
  });
});

describe('the map of a year', () => {
  const listed = ['2026-01-01', '2026-01-05', '2026-01-05', '2026-12-31'];
  const { dated } = createEditions(listed.map((day) => paper({ listed: day })));
  const [first, second] = yearHeatmap('2026', dated, heatScale([1, 2, 1]));

  test('has a place for every day once, by weeks from Monday', () => {
    const places = [first, second].flatMap((half, at) =>
      [...(half?.days ?? []), ...(half?.empty ?? [])].map(({ column, row }) => `${at} ${column} ${row}`),
    );
    expect(new Set(places).size).toBe(365);
    expect(first?.days.map(({ day, column, row }) => [day, column, row])).toEqual([
      ['2026-01-01', 0, 3],
      ['2026-01-05', 1, 0],
    ]);
    expect(second?.days).toMatchObject([{ day: '2026-12-31', paperCount: 1, level: 2, row: 3 }]);
    expect(second?.columnCount).toBe((second?.days[0]?.column ?? 0) + 1);
  });

  test('names its months above their first days', () => {
    expect(first?.months.slice(0, 2)).toEqual([
      { month: '2026-01', column: 0 },
      { month: '2026-02', column: 4 },
    ]);
    expect(second?.months.map(({ month }) => month.slice(5))).toEqual(['07', '08', '09', '10', '11', '12']);
  });
});
