import { describe, expect, it } from 'vitest';
import { tellingWords } from '../../../src/search/analysis/stop-words.ts';

describe('the telling words of a query', () => {
  it('are those that do not stand in every text', () => {
    expect(tellingWords('The theory of games and of A* search')).toBe('theory games A* search');
  });

  it('are not those that stand for other authors', () => {
    expect(tellingWords('doe et al., 2017')).toBe('doe 2017');
    expect(tellingWords('Doe et al. graphs')).toBe('Doe graphs');
    expect(tellingWords('et al')).toBe('et al');
    expect(tellingWords('poet alpha')).toBe('poet alpha');
  });

  it('are all of them where every one is such', () => {
    expect(tellingWords('to be or')).toBe('to be or');
    expect(tellingWords('')).toBe('');
  });
});
