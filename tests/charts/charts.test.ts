import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/charts/columns.ts';
import { sparklineOf } from '../../src/charts/sparkline.ts';
import { countByMonth, monthsBetween, timelineOf } from '../../src/charts/timeline.ts';

const month = fc
  .record({ year: fc.integer({ min: 1991, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) })
  .map((at) => `${at.year}-${String(at.month).padStart(2, '0')}`);
const counts = fc
  .uniqueArray(month, { minLength: 1, maxLength: 60 })
  .chain((months) =>
    fc
      .array(fc.integer({ min: 1, max: 5000 }), { minLength: months.length, maxLength: months.length })
      .map((values) => new Map(months.map((key, index) => [key, values[index] ?? 0]))),
  );

describe('a timeline', () => {
  test('has every month between the first and the last', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    const { unit, points } = timelineOf(
      new Map([
        ['2026-03', 4],
        ['2026-01', 2],
      ]),
    );
    expect(unit).toBe('month');
    expect(points).toEqual([
      { key: '2026-01', count: 2 },
      { key: '2026-02', count: 0 },
      { key: '2026-03', count: 4 },
    ]);
  });

  test('goes by years if there are too many months', () => {
    const { unit, points } = timelineOf(
      new Map([
        ['1999-12', 1],
        ['2025-01', 2],
        ['2025-12', 3],
      ]),
    );
    expect(unit).toBe('year');
    expect(points).toHaveLength(27);
    expect(points.at(-1)).toEqual({ key: '2025', count: 5 });
  });

  test('loses nothing and has no gaps for any counts', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { points } = timelineOf(given);
        const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
        expect(sum(points.map(({ count }) => count))).toBe(sum([...given.values()]));
        expect(points.map(({ key }) => key)).toEqual(points.map(({ key }) => key).toSorted());
        expect(points.length).toBeLessThanOrEqual(60);
      }),
    );
  });

  test('leaves out things without a day', () => {
    expect(countByMonth([{ listed: '2026-03-04' }, {}, { listed: '2026-03-31' }])).toEqual(
      new Map([['2026-03', 2]]),
    );
  });
});

describe('a chart of columns', () => {
  test('stays inside its box, with columns in proportion', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { columns, height } = columnsOf(timelineOf(given).points, 120);
        const most = Math.max(...columns.map(({ count }) => count));
        for (const column of columns) {
          expect(Number.parseFloat(column.x)).toBeGreaterThanOrEqual(0);
          expect(Number.parseFloat(column.x) + Number.parseFloat(column.width)).toBeLessThanOrEqual(100.02);
          expect(column.y + column.height).toBeCloseTo(height, 1);
          expect(column.height).toBeCloseTo(
            column.count === 0 ? 0 : Math.max(1.5, (column.count / most) * height),
            1,
          );
        }
      }),
    );
  });

  test('marks at most as many years as fit', () => {
    const { marks } = columnsOf(
      timelineOf(
        new Map([
          ['1995-01', 1],
          ['2026-01', 1],
        ]),
      ).points,
      100,
    );
    expect(marks.length).toBeLessThanOrEqual(6);
    expect(marks[0]?.text).toBe('1995');
  });

  test('leaves out the mark of a few months before a new year', () => {
    const { marks } = columnsOf(
      timelineOf(
        new Map([
          ['2023-12', 1],
          ['2026-06', 1],
        ]),
      ).points,
      100,
    );
    expect(marks.map(({ text }) => text)).toEqual(['2024', '2025', '2026']);
  });
});

describe('a sparkline', () => {
  test('runs from edge to edge', () => {
    const drawn = sparklineOf([0, 4, 2], 90, 20);
    expect(drawn?.line).toMatch(/^M1\.5,18\.5.*88\.5,/u);
    expect(drawn?.area).toMatch(/Z$/u);
  });

  test('is undefined if there is nothing to compare', () => {
    expect(sparklineOf([3])).toBeUndefined();
  });
});
