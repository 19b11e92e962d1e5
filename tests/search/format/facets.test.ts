import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFacets, encodeFacets } from '../../../src/search/format/facets.ts';

const facet = fc.record({
  date: fc.constantFrom(
    '',
    '2024',
    '1847',
    '2024-03-05',
    '2024-02-29',
    '1969-12-31',
    '2026-11-21',
    '0999-01-01',
  ),
  votes: fc.nat(),
  topics: fc.uniqueArray(fc.constantFrom('vision', 'graphs', 'speech'), { maxLength: 3 }),
});

describe('the facets of an index', () => {
  test('are read as they were written, in their order', () => {
    fc.assert(
      fc.property(fc.array(facet), (facets) => {
        expect(decodeFacets(encodeFacets(facets))).toEqual(facets);
      }),
    );
  });

  test('are refused if they have another format', () => {
    expect(() => decodeFacets('<!doctype html>')).toThrow(SyntaxError);
    expect(() => decodeFacets('{"votes":[1]}')).toThrow('The text is not a file of facets.');
    expect(() => decodeFacets('null')).toThrow(SyntaxError);
  });
});
