import { describe, expect, test } from 'vitest';
import { newestDayLinked, pageKindOf } from '../../../src/offline/build/page-dates.ts';
import { groupPages } from '../../../src/offline/build/page-groups.ts';
import type { SitePage } from '../../../src/offline/build/site-pages.ts';

const page = (path: string, day?: string): SitePage => ({
  path,
  kind: 'paper',
  isPaper: true,
  digest: `digest of ${path}`,
  ...(day !== undefined && { day }),
});

describe('the day of a page', () => {
  test('is the newest one that it links to, from any depth', () => {
    const links = ['../days/2026-03-04.html', '../../days/2026-03-09.html', './days/2026-01-02.html'];
    expect(newestDayLinked(links.map((href) => `<a href="${href}">x</a>`).join(' '))).toBe('2026-03-09');
  });

  test('does not come from texts, other pages and other sites', () => {
    const html =
      'days/2026-03-04.html <a href="../days/2026-03-04.bib"> <a href="https://x.org/days/2026-03-04.html">';
    expect(newestDayLinked(html)).toBeUndefined();
  });
});

test('lists change every day, pages of closed months do not; pages of authors and those of the shell are left out', () => {
  const kinds = [
    'papers/2603.1.html',
    'topics/llm/2026-02.html',
    'topics/llm/2026-03.html',
    'topics/llm.html',
    'authors/a.html',
    'authors/ada-example.html',
    'search.html',
    'index.html',
  ];
  expect(kinds.map((path) => pageKindOf(path, '2026-03'))).toEqual([
    'paper',
    'edition',
    'list',
    'list',
    'list',
    undefined,
    undefined,
    'edition',
  ]);
});

describe('packs of pages', () => {
  test('hold a day each in the newest month, and several days of older months', () => {
    const pages = [
      page('a', '2026-03-02'),
      page('b', '2026-03-03'),
      page('c', '2026-02-02'),
      page('d', '2026-02-20'),
      page('e'),
    ];
    expect(groupPages(pages).map(({ days, pages }) => [days, pages.map(({ path }) => path)])).toEqual([
      [['2026-03-03', '2026-03-03'], ['b']],
      [['2026-03-02', '2026-03-02'], ['a']],
      [
        ['2026-02-02', '2026-02-20'],
        ['c', 'd'],
      ],
      [undefined, ['e']],
    ]);
  });

  test('have at most 2000 pages, and a new day leaves those of older months as they were', () => {
    const old = Array.from({ length: 5000 }, (_, at) =>
      page(`p${at}`, `2026-01-${String(1 + (at % 28)).padStart(2, '0')}`),
    );
    const groups = groupPages([...old, page('x', '2026-03-02')]);
    expect(groups.map(({ pages }) => pages.length)).toEqual([1, 1667, 1667, 1666]);
    const next = groupPages([...old, page('x', '2026-03-02'), page('y', '2026-03-03')]);
    expect(next.slice(2)).toEqual(groups.slice(1));
  });

  test('are none without pages', () => {
    expect(groupPages([])).toEqual([]);
  });
});
