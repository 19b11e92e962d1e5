import { describe, expect, test } from 'vitest';
import { removeStopWords } from '../../../src/search/analysis/stop-words.ts';

describe('removing stop words from a query', () => {
  test('leaves the words that are not in every text', () => {
    expect(removeStopWords('The theory of games and of A* search')).toBe('theory games A* search');
  });

  test('removes “et al.” beside a name', () => {
    expect(removeStopWords('doe et al., 2017')).toBe('doe 2017');
    expect(removeStopWords('Doe et al. graphs')).toBe('Doe graphs');
    expect(removeStopWords('et al')).toBe('et al');
    expect(removeStopWords('poet alpha')).toBe('poet alpha');
  });

  test('leaves all words if each is a stop word', () => {
    expect(removeStopWords('to be or')).toBe('to be or');
    expect(removeStopWords('')).toBe('');
  });
});
