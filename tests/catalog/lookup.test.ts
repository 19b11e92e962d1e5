import { describe, expect, it } from 'vitest';
import { createEditions } from '../../src/catalog/editions.ts';
import { anchorOfInitial, byInitial, hasPreviews } from '../../src/catalog/lookup.ts';
import { paper } from './papers.ts';

const many = Array.from({ length: 100 }, (_, i) => paper({ title: `Bees ${i}` }));
const others = ['Ants', '3 ants', 'Ångström', 'Μῆνιν', '“Cats”', '中文'].map((title) => paper({ title }));

describe('a long undated edition', () => {
  it('is cut by the first letters of its titles, and goes on counting', () => {
    const { undated } = createEditions([...many, ...others]);
    if (undated === undefined) throw new Error('The edition is missing.');
    expect(hasPreviews(undated)).toBe(false);
    const initials = [...(byInitial(undated) ?? [])];
    expect(initials.map(([letter, { start, papers }]) => [letter, start, papers.length])).toEqual([
      ['0–9', 1, 1],
      ['A', 2, 2],
      ['B', 4, 100],
      ['C', 104, 1],
      ['Other', 105, 2],
    ]);
    expect(initials.map(([letter]) => anchorOfInitial(letter))).toEqual([
      'letter-digit',
      'letter-a',
      'letter-b',
      'letter-c',
      'letter-other',
    ]);
  });
});

describe('any other edition', () => {
  it('is one list, with previews while it is short', () => {
    const { undated } = createEditions(others);
    const { dated } = createEditions(many.concat(others).map((each) => ({ ...each, listed: '2026-03-04' })));
    expect(undated && [hasPreviews(undated), byInitial(undated)]).toEqual([true, undefined]);
    expect(dated[0] && [hasPreviews(dated[0]), byInitial(dated[0])]).toEqual([false, undefined]);
  });
});
