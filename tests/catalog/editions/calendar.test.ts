import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../../src/catalog/editions/calendar.ts';
import { createEditions } from '../../../src/catalog/editions/editions.ts';
import { heatScale } from '../../../src/catalog/editions/heat-scale.ts';
import { paper } from '../papers.ts';

const listed = ['2026-05-01', '2026-05-04', '2026-05-04', '2026-05-04', '2026-05-04', '2026-05-29'];
const { dated } = createEditions(listed.map((day) => paper({ listed: day })));

describe('the calendar of a month', () => {
  test('has rows of seven days from Monday, with blanks before the first and after the last', () => {
    const { rows } = calendarOf('2026-05', dated);
    expect(rows.map((row) => row.map((cell) => Number(cell?.day.slice(8) ?? 0)))).toEqual([
      [0, 0, 0, 0, 1, 2, 3],
      [4, 5, 6, 7, 8, 9, 10],
      [11, 12, 13, 14, 15, 16, 17],
      [18, 19, 20, 21, 22, 23, 24],
      [25, 26, 27, 28, 29, 30, 31],
    ]);
  });

  test('says how many papers a day has, and how that compares with the others', () => {
    const cells = calendarOf('2026-05', dated).rows.flat();
    const levels = cells
      .filter((cell) => cell?.paperCount)
      .map((cell) => [cell?.day, cell?.paperCount, cell?.level]);
    expect(levels).toEqual([
      ['2026-05-01', 1, 2],
      ['2026-05-04', 4, 4],
      ['2026-05-29', 1, 2],
    ]);
    expect(
      calendarOf('2026-05', dated, { scale: heatScale([4, 8, 12, 16]) })
        .rows.flat()
        .find((cell) => cell?.paperCount === 4)?.level,
    ).toBe(1);
  });

  test('knows nothing of days after the one it is asked to end with', () => {
    const early = calendarOf('2026-05', dated, { until: '2026-05-04' });
    expect(early).toEqual(calendarOf('2026-05', dated.slice(0, 2)));
  });
});
