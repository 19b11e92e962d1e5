import { expect, test } from 'vitest';
import { CHECKS } from '../../scripts/test-browsers/checks/list.ts';
import { onePerKind } from '../../scripts/test-browsers/checks/reading.ts';
import { withTypo } from '../../scripts/test-browsers/checks/search.ts';
import { isOwn } from '../../scripts/test-browsers/engines/engine.ts';

test('every check has a sentence of its own', () => {
  expect(new Set(CHECKS.map(({ says }) => says)).size).toBe(CHECKS.length);
});

test('a typing error is in the longest word', () => {
  expect(withTypo('Attention Is All You Need')).toBe('Atetntion Is All You Need');
});

test('one page of each kind is chosen', () => {
  const pages = ['index.html', 'days/2026-01-01.html', 'days/2026-01-02.html', 'topics/a.html'];
  const months = ['topics/a/2026-01.html', 'topics/b/2026-01.html', 'topics/b/2026-02.html'];
  expect(onePerKind([...pages, ...months])).toEqual([
    'index.html',
    'days/2026-01-02.html',
    'topics/a.html',
    'topics/a/2026-01.html',
  ]);
});

test('only a request to another host is not the site’s own', () => {
  expect(isOwn('http://localhost:4321/index.html')).toBe(true);
  expect(isOwn('file:///home/me/index.html')).toBe(true);
  expect(isOwn('data:image/png;base64,')).toBe(true);
  expect(isOwn('https://example.org/')).toBe(false);
  expect(isOwn('wss://example.org/')).toBe(false);
});
