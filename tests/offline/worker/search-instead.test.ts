import { expect, test } from 'vitest';
import { searchInstead } from '../../../src/offline/worker/search-instead.ts';

const paramsOf = (path: string) =>
  Object.fromEntries(new URL(searchInstead(path) ?? '', 'https://x.example').searchParams);

test('the page of an author becomes a search for the author', () => {
  expect(searchInstead('authors/ada-example.html')).toBe('search.html?q=author%3A%22ada%20example%22');
  expect(paramsOf('authors/ada-example-2.html')).toEqual({ q: 'author:"ada example"' });
  expect(paramsOf('authors/张伟.html')).toEqual({ q: 'author:"张伟"' });
});

test('the page of a topic, or of its month, becomes a search in the topic', () => {
  expect(paramsOf('topics/vision.html')).toEqual({ topic: 'vision' });
  expect(paramsOf('topics/vision/2026-03.html')).toEqual({ topic: 'vision', year: '2026' });
});

test('other pages have none', () => {
  for (const path of [
    'authors/a.html',
    'authors.html',
    'topics.html',
    'papers/authors.html',
    'days/2026-03-04.html',
  ])
    expect(searchInstead(path)).toBeUndefined();
});
