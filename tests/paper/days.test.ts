import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayFrom,
  dayInWords,
  dayOf,
  daysOfMonth,
  daysOfWeek,
  isDay,
  latestDay,
  monthInWords,
  monthOf,
  today,
  weekday,
  weekOf,
} from '../../src/paper/days.ts';

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  test('exist or do not', () => {
    for (const day of ['2026-03-04', '2024-02-29', '2000-02-29', '1000-01-01', '2999-12-31'])
      expect(isDay(day)).toBe(true);
    for (const day of [
      '2023-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-3-4',
      '26-03-04',
      '2026-03-04T00:00',
      ' 2026-03-04',
      '',
      '0000-01-01',
      '0999-12-31',
      '3000-01-01',
      '9999-12-31',
    ])
      expect(isDay(day)).toBe(false);
    expect(isDay(today())).toBe(true);
  });

  test('are in weeks of days, even the first and the last', () => {
    for (const day of ['1000-01-01', '2999-12-31']) {
      expect(daysOfWeek(weekOf(day))).toContain(day);
      for (const other of daysOfWeek(weekOf(day))) expect(other).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test('are the beginning of timestamps', () => {
    expect(dayOf('2026-03-04T02:03:25.262Z')).toBe('2026-03-04');
    expect(dayOf('2026-03-04')).toBe('2026-03-04');
    for (const text of ['', '2026-03-04x', '2026-02-30T00:00:00Z', 'yesterday'])
      expect(dayOf(text)).toBeUndefined();
  });

  test('are made of parts that fit', () => {
    expect(dayFrom(2026, 3, 4)).toBe('2026-03-04');
    expect(dayFrom(2023, 2, 29)).toBeUndefined();
    expect(dayFrom(2026, 13, 1)).toBeUndefined();
    expect(dayFrom(99_999, 1, 1)).toBeUndefined();
  });

  test('without a year are the latest that is not after the given one', () => {
    expect(latestDay(3, 14, '2025-12-31')).toBe('2025-03-14');
    expect(latestDay(12, 31, '2026-01-05')).toBe('2025-12-31');
    expect(latestDay(1, 5, '2026-01-05')).toBe('2026-01-05');
    expect(latestDay(2, 29, '2024-02-28')).toBe('2020-02-29');
    expect(latestDay(2, 29, '1903-06-01')).toBe('1896-02-29');
    expect(latestDay(2, 30, '2026-01-05')).toBeUndefined();
  });

  test('are said in words in a language, whatever the machine', () => {
    expect(dayInWords('2026-03-04', 'en-GB')).toBe('4 March 2026');
    expect(dayInWords('2026-03-04', 'en-GB', 'weekday')).toBe('Wednesday');
    expect(dayInWords('2026-03-04', 'en-GB', 'short')).toBe('4 Mar');
    expect(dayInWords('2026-03-04', 'de')).toBe('4. März 2026');
    expect(monthInWords('2026-03', 'en-GB')).toBe('March 2026');
  });
});

describe('weeks', () => {
  test.each([
    ['2020-12-31', '2020-W53'],
    ['2021-01-01', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-03-04', '2026-W10'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-04', '2027-W01'],
  ])('of %s is %s', (day, week) => {
    expect(weekOf(day)).toBe(week);
    expect(daysOfWeek(week)).toContain(day);
  });

  test('have seven days from Monday on, each of which is in the week', () => {
    fc.assert(
      fc.property(days, (day) => {
        const week = daysOfWeek(weekOf(day));
        expect(week).toContain(day);
        expect(week.map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
        expect(new Set(week.map(weekOf))).toEqual(new Set([weekOf(day)]));
      }),
    );
  });
});

describe('months', () => {
  test('have their days in order', () => {
    expect(daysOfMonth('2024-02').at(-1)).toBe('2024-02-29');
    expect(daysOfMonth('2023-02')).toHaveLength(28);
    fc.assert(fc.property(days, (day) => daysOfMonth(monthOf(day)).includes(day)));
  });

  test('have the weekday that is their place in their week', () => {
    fc.assert(fc.property(days, (day) => daysOfWeek(weekOf(day))[weekday(day) - 1] === day));
  });
});
