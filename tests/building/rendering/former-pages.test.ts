import { describe, expect, test } from 'vitest';
import { FormerPages, staleReason } from '../../../src/building/rendering/former-pages.ts';
import type { PageState } from '../../../src/building/rendering/page-state.ts';

const key = { compilation: 'c', frame: 'f', inputs: 'i', papers: 'p' };
const state: PageState = {
  version: 2,
  compilation: 'c',
  frame: 'f',
  groups: { '/days/[day] 2026-03-04': 'g' },
  pages: { 'index.html': ['i', 'p', 'digest'] },
};

describe('a page', () => {
  test('is as before if all that it is made from is as before', () => {
    expect(staleReason(state, 'index.html', key)).toBeUndefined();
  });

  test.each([
    ['code or settings', { compilation: 'other' }],
    ['frame', { frame: 'other' }],
    ['inputs', { inputs: 'other' }],
    ['papers', { papers: 'other' }],
  ])('is made again if the %s changed', (reason, change) => {
    expect(staleReason(state, 'index.html', { ...key, ...change })).toBe(reason);
  });

  test('is made if it is new, or if no former build is known', () => {
    expect(staleReason(state, 'archive.html', key)).toBe('no former page');
    expect(staleReason(undefined, 'index.html', key)).toBe('no former page');
  });
});

test('a page is taken over if its file is as the former build has left it', () => {
  const pages = new FormerPages(['papers/b.html']);
  expect(pages.take('papers/a.html', ['i', 'p', 'digest'])).toEqual(['i', 'p', 'digest']);
  expect(pages.take('papers/b.html', ['i', 'p', 'digest'])).toBeUndefined();
});
