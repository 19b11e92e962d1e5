import { describe, expect, test } from 'vitest';
import { formatCount, formatFileSize, formatSpan, formatWeek } from '../../src/site/format.ts';
import { weekdayNames } from '../../src/site/weekdays.ts';

describe('words', () => {
  test('count things', () => {
    expect([formatCount(0, 'paper'), formatCount(1, 'paper'), formatCount(1204, 'paper')]).toEqual([
      '0 papers',
      '1 paper',
      '1,204 papers',
    ]);
  });

  test('say how large a file is', () => {
    expect([312_400, 994_999, 995_000, 1_840_000, 24_900_000].map(formatFileSize)).toEqual([
      '310 kB',
      '990 kB',
      '1 MB',
      '1.8 MB',
      '25 MB',
    ]);
  });

  test('name weeks and spans of days', () => {
    expect(formatWeek('2026-W09')).toBe('Week 9, 2026');
    expect(formatSpan('2026-03-02', '2026-03-08')).toMatch(/^2\s?–\s?8 March 2026$/);
  });

  test('name the days of the week from Monday, in any language', () => {
    expect(weekdayNames('en-GB').map(({ long }) => long)[0]).toBe('Monday');
    expect(weekdayNames('de').map(({ short }) => short)).toEqual(['M', 'D', 'M', 'D', 'F', 'S', 'S']);
  });
});
