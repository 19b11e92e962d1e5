import { describe, expect, test } from 'vitest';
import { isEmpty, readState, type SearchState, writeState } from '../../../src/search/query/search-params.ts';

const empty: SearchState = { query: '', topic: '', year: '', sort: 'relevance' };

describe('the state of a search in the address', () => {
  test('is read as it was written', () => {
    const state: SearchState = {
      query: 'a & b = "c" #d ü',
      topic: 'language-models',
      year: '2026',
      sort: 'date',
    };
    expect(readState(writeState(state))).toEqual(state);
  });

  test('is empty if nothing was asked', () => {
    expect(writeState(empty)).toBe('');
    expect(writeState({ ...empty, query: '  ' })).toBe('');
  });

  test('has the default sort order in place of an unknown one', () => {
    expect(readState('?q=x&sort=shoe-size').sort).toBe('relevance');
  });

  test('asks for something by a filter alone, but not by a sort order alone', () => {
    expect(isEmpty({ ...empty, topic: 'vision' })).toBe(false);
    expect(isEmpty({ ...empty, sort: 'date' })).toBe(true);
  });

  test.each(['', ' ', '"', '“”', '-', '- …', 'author:', ':', 'year: topic:'])(
    'asks for nothing by “%s”',
    (query) => {
      expect(isEmpty({ ...empty, query })).toBe(true);
    },
  );

  test.each(['a', '-a', '"a', 'author:a', '2024..2026', '+', '∇', '🚀'])(
    'asks for something by “%s”',
    (query) => {
      expect(isEmpty({ ...empty, query })).toBe(false);
    },
  );
});
