import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRecent, readRecent, writeRecent } from '../../../src/search/ui/recent-list.ts';

describe('recent searches', () => {
  test('are listed newest first, and the oldest are dropped', () => {
    const many = Array.from({ length: 12 }, (_, at) => `search number ${at}.`);
    const list = many.reduce<readonly string[]>((before, query) => addRecent(before, query), []);
    expect(list).toEqual(many.slice(4).reverse());
    expect(addRecent(list, 'x', 3)).toHaveLength(3);
  });

  test('hold the same search once, regardless of case and spaces', () => {
    expect(addRecent(['graphs', 'Deep Nets', 'votes'], '  deep   nets ')).toEqual([
      'deep nets',
      'graphs',
      'votes',
    ]);
  });

  test('lose the prefixes of a new search, and keep longer searches', () => {
    expect(addRecent(['deep lea', 'deep', 'graphs'], 'deep learning')).toEqual(['deep learning', 'graphs']);
    expect(addRecent(['deep learning'], 'deep')).toEqual(['deep', 'deep learning']);
  });

  test('hold neither empty searches nor whole abstracts', () => {
    expect(addRecent(['graphs'], '  ')).toEqual(['graphs']);
    expect(addRecent(['graphs'], 'word '.repeat(100))).toEqual(['graphs']);
  });

  test('are read as they were stored', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 20 }), (queries) => {
        const list = queries.reduce<readonly string[]>((before, query) => addRecent(before, query), []);
        expect(readRecent(writeRecent(list))).toEqual(list);
        expect(list.length).toBeLessThanOrEqual(8);
        expect(new Set(list.map((query) => query.toLowerCase())).size).toBe(list.length);
      }),
    );
  });

  test.each([
    '',
    'null',
    '{}',
    '"graphs"',
    '["graphs", 1]',
    '[""]',
    '[["a"]]',
    '["graphs"',
    `["${'a'.repeat(201)}"]`,
  ])('are none if something else was stored: %s', (text) => {
    expect(readRecent(text)).toEqual([]);
  });

  test('are never more than eight, even if more are stored', () => {
    expect(readRecent(JSON.stringify(Array.from({ length: 500 }, (_, at) => `q${at}`)))).toHaveLength(8);
  });
});
