import { describe, expect, test } from 'vitest';
import { toHtml } from '../../../src/text/markdown/markdown.ts';
import { texToMathml } from '../../../src/text/math/tex-to-mathml.ts';

describe('a formula', () => {
  test.each([
    ['\\eps', 'ϵ'],
    ['\\RR^n', 'ℝ'],
    ['\\mathbbm{R}', 'ℝ'],
    ['\\bbN_0', 'ℕ'],
    ['\\calF', 'ℱ'],
    ['\\softmax(z)', 'softmax'],
    ['\\GF(7)', 'GF'],
    ['\\ceil{x}', '⌈'],
    ['\\poly(n)', 'poly'],
    ['\\mbox{if $x$}', 'if'],
    ['{\\rm max}', 'max'],
    ['{\\cal L}', 'ℒ'],
  ])('is rendered with a common meaning of %s', (tex, shown) => {
    expect(texToMathml(tex, false)).toContain(shown);
    expect(toHtml(`$${tex.replaceAll('$', '')}$`)).not.toContain('math-source');
  });

  test('shows undefined commands by their names, and renders the rest', () => {
    const html = texToMathml('\\ourloss(x)^2 + \\other', false);
    expect(html).toContain('<mtext>\\ourloss</mtext>');
    expect(html).toContain('<mtext>\\other</mtext>');
    expect(html).toContain('<msup>');
  });

  test.each([
    ['it is too long', 'a+'.repeat(3000), /more than 5000 characters/],
    [
      'it is too long for one that defines commands',
      `\\def\\x{a}${'\\x'.repeat(300)}`,
      /more than 500 characters/,
    ],
    [
      'its commands mean far more than it says',
      `\\def\\x{${'a'.repeat(99)}}${'\\x'.repeat(99)}`,
      /Too many expansions/,
    ],
  ])('is not rendered if %s', (_, tex, reason) => {
    expect(() => texToMathml(tex, false)).toThrow(reason);
    expect(toHtml(`$${tex}$`)).toContain('math-source');
  });

  test('cannot be rendered if its braces are broken, or if too many commands are undefined', () => {
    expect(() => texToMathml('\\frac{a', false)).toThrow();
    expect(() =>
      texToMathml(Array.from('abcdefghijklmnop', (letter) => `\\zz${letter}`).join(''), false),
    ).toThrow();
  });
});
