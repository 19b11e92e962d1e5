import { expect, test } from 'vitest';
import { dateFrom, monthAndDayOf, warningsOfDate, yearOf } from '../../../src/readers/dates/date-parsing.ts';

test.each([
  ['2003', 2003],
  [' 2003-05', 2003],
  ['2003///', 2003],
  ['to appear', undefined],
  ['20031', undefined],
  ['3003', undefined],
  ['', undefined],
  ['(about 1911)', 1911],
  ['c1987', 1987],
  ['to appear in 2031', 2031],
  ['1998--1999', 1998],
  ['see arXiv:1901.01234', undefined],
  ['report 1234', undefined],
])('%j is the year %s', (written, year) => {
  expect(yearOf(written)).toBe(year);
});

test.each([
  ['1995-08-09', { day: '1995-08-09' }],
  ['1995/8/9', { day: '1995-08-09' }],
  ['1995/08/09/', { day: '1995-08-09' }],
  ['19950809', { day: '1995-08-09' }],
  ['9.8.1995', { day: '1995-08-09' }],
  ['1995-08', { year: 1995, month: 8 }],
  ['1995/08//', { year: 1995, month: 8 }],
  ['1995///Summer', { year: 1995 }],
  ['1995-13', { year: 1995 }],
  ['1995-02-30', { year: 1995, month: 2 }],
  ['1995', { year: 1995 }],
])('a date in numbers is read: %j', (written, date) => {
  expect(dateFrom(written)).toEqual(date);
});

test('the month is not guessed if two numbers may be it', () => {
  expect(dateFrom('08/09/1995')).toEqual({ year: 1995 });
  expect(dateFrom('08/31/1995')).toEqual({ day: '1995-08-31' });
  expect(dateFrom('31/08/1995')).toEqual({ day: '1995-08-31' });
  expect(dateFrom('08/08/1995')).toEqual({ day: '1995-08-08' });
});

test.each([
  ['9 August 1995', { day: '1995-08-09' }],
  ['August 9th, 1995', { day: '1995-08-09' }],
  ['1995 Aug 9', { day: '1995-08-09' }],
  ['1995 (Aug)', { year: 1995, month: 8 }],
  ['Sept. 1995', { year: 1995, month: 9 }],
  ['9. März 1995', { day: '1995-03-09' }],
  ['1er décembre 1995', { day: '1995-12-01' }],
  ['9 de agosto de 1995', { day: '1995-08-09' }],
  ['1995年8月9日', { day: '1995-08-09' }],
  ['July-August 1995', { year: 1995, month: 7 }],
  ['August 9-11, 1995', { year: 1995, month: 8 }],
  ['Summer 1995', { year: 1995 }],
  ['Marseille 1995', { year: 1995 }],
  ['Febuary 1995', { year: 1995, month: 2 }],
  ['1995/Aug/09', { day: '1995-08-09' }],
  ['1995-Aug-9', { day: '1995-08-09' }],
  ['1995/August/', { year: 1995, month: 8 }],
  ['1995/Marseille', { year: 1995 }],
  ['in press', {}],
  ['', {}],
])('a date in words is read: %j', (written, date) => {
  expect(dateFrom(written)).toEqual(date);
});

test.each([
  ['1833~', { year: 1833 }],
  ['~1833', { year: 1833 }],
  ['1833?', { year: 1833 }],
  ['1833-04%', { year: 1833, month: 4 }],
  ['1833/1836', { year: 1833 }],
  ['1833-05/..', { year: 1833, month: 5 }],
  ['../1833', { year: 1833 }],
  ['1833-05-03/1833-05-09', { day: '1833-05-03' }],
  ['1833-21', { year: 1833 }],
  ['1833-XX', { year: 1833 }],
  ['183X', {}],
])('a date in EDTF is read: %j', (written, date) => {
  expect(dateFrom(written)).toEqual(date);
});

test('takes one day with one month for a day, and nothing else', () => {
  expect(monthAndDayOf('AUG 9')).toEqual({ month: 8, day: 9 });
  expect(monthAndDayOf('30 July – 5 August')).toEqual({ month: 7, day: 0 });
  expect(monthAndDayOf('August 9-11')).toEqual({ month: 8, day: 0 });
  expect(monthAndDayOf('Spring')).toEqual({ month: 0, day: 0 });
});

test('says what names no year, and nothing of what is not there', () => {
  expect(warningsOfDate('in press', {})).toEqual(['“in press” contains no year, so the paper has none.']);
  expect(warningsOfDate('', {})).toEqual([]);
  expect(warningsOfDate('1995', { year: 1995 })).toEqual([]);
});
