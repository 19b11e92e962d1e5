import { expect, it } from 'vitest';
import { nearest } from '../../src/site/nearest.ts';

const KEYS = ['name', 'description', 'accent', 'recentDays', 'url'];

it.each([
  ['acent', 'accent'],
  ['accnet', 'accent'],
  ['Name', 'name'],
  ['recent-days', 'recentDays'],
  ['descritpion', 'description'],
  ['uri', 'url'],
])('takes %s for %s', (written, meant) => {
  expect(nearest(written, KEYS)).toBe(meant);
});

it.each(['colour', 'sidebar', 'x', ''])('takes %s for nothing that it knows', (written) => {
  expect(nearest(written, KEYS)).toBeUndefined();
});
