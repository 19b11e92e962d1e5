import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenizeQuery } from '../../../src/search/query/lexer.ts';
import { growthOf } from '../../growth.ts';

describe('the tokens of a query', () => {
  test('have the kind of each part of the text', () => {
    const text = '  graphs “deep nets” -toy author:"A. B" 2020..2022 year:';
    expect(tokenizeQuery(text).map((piece) => [piece.kind, text.slice(piece.start, piece.end)])).toEqual([
      ['word', 'graphs'],
      ['phrase', '“deep nets”'],
      ['excluded', '-toy'],
      ['author', 'author:"A. B"'],
      ['years', '2020..2022'],
      ['incomplete', 'year:'],
    ]);
  });

  test('follow each other, with only white space and empty quotes between them', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(fc.constantFrom('"', '”', '-', 'author:', 'year:2020', ' ', 'x', '\n'), { maxLength: 15 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const { start, end } of tokenizeQuery(text)) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(at);
          expect(
            text
              .slice(at, start)
              .replace(/[-\u2010-\u2013\u2212]?(?:(?:author|topic):)?["“”„‟«»＂]/giu, '')
              .trim(),
          ).toBe('');
          at = end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('are found in a time proportional to the length of the text', async () => {
    const text = (size: number) => `${'" '.repeat(size)}${' '.repeat(2.5 * size)}${'-author:'.repeat(size)}`;
    expect(await growthOf((size) => tokenizeQuery(text(size)), 20_000)).toBeLessThan(3);
  });
});
