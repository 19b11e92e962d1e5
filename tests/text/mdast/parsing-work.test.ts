import { describe, expect, test } from 'vitest';
import { toHtml, toInlineHtml, toPlain } from '../../../src/text/markdown/markdown.ts';
import { toPortableHtml } from '../../../src/text/markdown/portable-html.ts';
import { toLatex } from '../../../src/text/markdown/to-latex.ts';
import { takesTooLong } from '../../../src/text/mdast/parsing-work.ts';

const ENDS = 'First words.';
/** Text of about a length, in which a unit is repeated. */
const repeated = (unit: string, length: number) => `${ENDS}\n\n${unit.repeat(length / unit.length)}`;

describe('Markdown for which a parser would need long', () => {
  test.each([
    ...[
      '*a',
      '*a **b',
      '_a ',
      '`a ',
      '`` a ` b ',
      '[a](',
      '![a](',
      ']',
      '$a',
      '$',
      '&',
      '<a ',
      'a <!-- ',
      'a <? ',
      '\\a',
    ],
    ...['> a\n\n', 'a\n=\n\n', 'a\n---\n', '- a\n  - b\n', '1. a\n'],
  ])('is shown as text: %j again and again', (unit) => {
    expect(takesTooLong(repeated(unit, 100_000))).toBe(true);
    expect(toHtml(repeated(unit, 30_000))).toContain(ENDS);
  });

  test('is shown with all its words by each use', () => {
    const text = `${'*a'.repeat(20_000)} last words.`;
    const portable = toPortableHtml(text, 'https://example.org/');
    for (const shown of [toHtml(text), toInlineHtml(text), toPlain(text), toLatex(text), portable])
      expect(shown).toMatch(/\*a.*last words\./s);
  });

  test('is told by its lists within lists, however short their lines are', () => {
    const levels = (count: number) =>
      Array.from({ length: count }, (_, level) => `${'  '.repeat(level)}- a\n\n`).join('');
    expect(takesTooLong(levels(80))).toBe(true);
    expect(takesTooLong(levels(20))).toBe(false);
  });

  test('is told by its length alone, if it is that of a book', () => {
    expect(takesTooLong('word '.repeat(400_000))).toBe(true);
  });

  test.each([
    ['a title of 100,000 letters', 'a'.repeat(100_000)],
    ['words without markup', 'word '.repeat(30_000)],
    ['an abstract with a formula in every sentence', 'We have $x_1 < \\alpha$ and *that* [1]. '.repeat(100)],
    [
      'the notes of years',
      `## A day\n\n${'- We *read* [it](https://example.org/a_b) again.\n'.repeat(5)}\n`.repeat(90),
    ],
  ])('is not %s', (_, text) => {
    expect(takesTooLong(text)).toBe(false);
  });
});
