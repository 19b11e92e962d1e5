import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageId, pageNumber } from '../../src/search/page-ids.ts';

describe('the ids of pages', () => {
  it('say the numbers of the pages, and are all different and as long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (pages) => {
        const numbers = Array.from({ length: pages }, (_, at) => at);
        const ids = numbers.map((number) => pageId(number, pages));
        expect(ids.map(pageNumber)).toEqual(numbers);
        expect(new Set(ids.map(({ length }) => length)).size).toBe(1);
      }),
      { numRuns: 20 },
    );
  });

  it('of neighbours end alike', () => {
    expect([0, 1, 35, 36].map((number) => pageId(number, 1000))).toEqual(['00', '10', 'z0', '01']);
  });

  it('are no other texts', () => {
    expect(pageNumber('!')).toBeNaN();
  });
});
