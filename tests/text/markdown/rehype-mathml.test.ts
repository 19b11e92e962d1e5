import { describe, expect, test } from 'vitest';
import { toHtml, toInlineHtml, toPlain } from '../../../src/text/markdown/markdown.ts';

describe('an inline formula', () => {
  test.each(['x', 'O(n \\log n)', '\\frac{1}{n}', 'x^{2^{2^n}}'])('has no box of its own: %s', (tex) => {
    expect(toInlineHtml(`Of $${tex}$`)).toMatch(/^Of <math>/u);
  });

  test.each(['x'.repeat(400), 'a + b = c + d = e + f', '\\hspace{20em}', '0 \\le '.repeat(9)])(
    'has a box that scrolls if it may be wider than a column: %s',
    (tex) => {
      expect(toInlineHtml(`Of $${tex}$`)).toMatch(
        /^Of <span class="wide-formula"><math>.*<\/math><\/span>$/u,
      );
      expect(toHtml(`Of $${tex}$`)).toContain('<span class="wide-formula"><math>');
    },
  );

  test('needs no such box in a line of its own, where it scrolls anyway', () => {
    expect(toHtml(`$$\n${'x'.repeat(400)}\n$$`)).not.toContain('wide-formula');
  });
});

describe('a formula with hundreds of parts inside of each other', () => {
  test.each([
    ['powers', `x${'^{x'.repeat(500)}${'}'.repeat(500)}`],
    ['delimiters', `${'\\left('.repeat(300)}x${'\\right)'.repeat(300)}`],
    ['fractions', `${'\\frac{'.repeat(300)}x${'}{2}'.repeat(300)}`],
    ['roots', `${'\\sqrt{'.repeat(100)}x${'}'.repeat(100)}`],
    [
      'commands that name each other',
      `\\def\\a#1{\\sqrt{\\sqrt{\\sqrt{#1}}}}${'\\a{'.repeat(20)}x${'}'.repeat(20)}`,
    ],
  ])('is shown as its source, which wraps: %s', (_, tex) => {
    expect(toHtml(`Of $${tex}$`)).toBe(`<p>Of <code class="math-source">${tex}</code></p>`);
    expect(toPlain(`Of $${tex}$`)).toBe(`Of ${tex}`);
  });

  test('is rendered if it has no more than people write', () => {
    const tex = `${'\\sqrt{1+'.repeat(12)}x${'}'.repeat(12)}`;
    expect(toHtml(`Of $${tex}$`)).not.toContain('math-source');
  });
});
