import { expect, test } from 'vitest';
import { nearest } from '../../src/site/nearest.ts';

const KEYS = ['name', 'description', 'accent', 'recentDays', 'url'];

test.each([
  ['acent', 'accent'],
  ['accnet', 'accent'],
  ['Name', 'name'],
  ['recent-days', 'recentDays'],
  ['descritpion', 'description'],
  ['uri', 'url'],
])('takes %s for %s', (written, meant) => {
  expect(nearest(written, KEYS)).toBe(meant);
});

test.each(['colour', 'sidebar', 'x', ''])('finds no word near %s', (written) => {
  expect(nearest(written, KEYS)).toBeUndefined();
});
