import { describe, expect, test } from 'vitest';
import { removeStopWords } from '../../../src/search/analysis/stop-words.ts';

describe('the telling words of a query', () => {
  test('are those that do not stand in every text', () => {
    expect(removeStopWords('The theory of games and of A* search')).toBe('theory games A* search');
  });

  test('are not those that stand for other authors', () => {
    expect(removeStopWords('doe et al., 2017')).toBe('doe 2017');
    expect(removeStopWords('Doe et al. graphs')).toBe('Doe graphs');
    expect(removeStopWords('et al')).toBe('et al');
    expect(removeStopWords('poet alpha')).toBe('poet alpha');
  });

  test('are all of them where every one is such', () => {
    expect(removeStopWords('to be or')).toBe('to be or');
    expect(removeStopWords('')).toBe('');
  });
});
