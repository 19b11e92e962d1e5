import { expect, it } from 'vitest';
import { yearOf } from '../../src/readers/written-dates.ts';

it.each([
  ['2003', 2003],
  [' 2003-05', 2003],
  ['2003///', 2003],
  ['to appear', undefined],
  ['20031', undefined],
  ['3003', undefined],
  ['', undefined],
])('takes %j for the year %s', (written, year) => {
  expect(yearOf(written)).toBe(year);
});
