import { describe, expect, test } from 'vitest';
import { createEditions, type Edition } from '../../../src/catalog/editions/editions.ts';
import {
  groupByLetter,
  hasAbstract,
  hasPreview,
  isLong,
  letterAnchor,
} from '../../../src/catalog/editions/list-limits.ts';
import { sortOrdersOf } from '../../../src/catalog/editions/sort-orders.ts';
import { paper } from '../papers.ts';

const many = Array.from({ length: 100 }, (_, i) => paper({ title: `Bees ${i}` }));
const others = ['Ants', '3 ants', 'Ångström', 'Μῆνιν', '“Cats”', '中文'].map((title) => paper({ title }));

/** The edition as pages have it. */
function shown(edition: Edition | undefined) {
  if (edition === undefined) throw new Error('The edition is missing.');
  return { ...edition, papers: edition.papers.map((each) => ({ paper: each })) };
}

describe('a long undated edition', () => {
  test('is cut by the first letters of its titles, and goes on counting', () => {
    const undated = shown(createEditions([...many, ...others]).undated);
    expect(isLong(undated)).toBe(true);
    const initials = [...(groupByLetter(undated) ?? [])];
    expect(initials.map(([letter, { start, papers }]) => [letter, start, papers.length])).toEqual([
      ['0–9', 1, 1],
      ['A', 2, 2],
      ['B', 4, 100],
      ['C', 104, 1],
      ['Other', 105, 2],
    ]);
    expect(initials.map(([letter]) => letterAnchor(letter))).toEqual([
      'letter-digit',
      'letter-a',
      'letter-b',
      'letter-c',
      'letter-other',
    ]);
  });
});

describe('any other edition', () => {
  test('is one list', () => {
    const undated = shown(createEditions(others).undated);
    const [first] = createEditions(
      many.concat(others).map((each) => ({ ...each, listed: '2026-03-04' })),
    ).dated;
    const dated = shown(first);
    expect([isLong(undated), groupByLetter(undated)]).toEqual([false, undefined]);
    expect([isLong(dated), groupByLetter(dated)]).toEqual([true, undefined]);
  });

  test('holds whole abstracts at first, then how they begin, and of the last ones titles alone', () => {
    const held = Array.from({ length: 120 }, (_, i) => [hasAbstract(i + 1), hasPreview(i + 1)].join());
    expect(
      Object.entries(Object.groupBy(held, (each) => each)).map(([key, all]) => [key, all?.length]),
    ).toEqual([
      ['true,true', 40],
      ['false,true', 60],
      ['false,false', 20],
    ]);
  });
});

describe('the orders of an edition', () => {
  test('begin with its own, and leave out those in which nothing would move', () => {
    const voted = [paper({ upvotes: 3, comments: 1 }), paper({ upvotes: 2 })];
    expect(sortOrdersOf(voted)).toEqual(['votes', 'comments', 'title']);
    expect(sortOrdersOf([paper({ upvotes: 3 }), paper({ upvotes: 3, comments: 0 })])).toEqual(['votes']);
    expect(sortOrdersOf([paper(), paper({ comments: 2 })])).toEqual(['title', 'comments']);
    expect(sortOrdersOf([paper(), paper()])).toEqual(['title']);
  });
});
