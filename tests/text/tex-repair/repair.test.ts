import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHtml, toPlain } from '../../../src/text/markdown/markdown.ts';
import { texToMathml } from '../../../src/text/math/tex-to-mathml.ts';
import { texToUnicode } from '../../../src/text/math/to-unicode.ts';
import { texToMarkdown } from '../../../src/text/tex/tex-to-markdown.ts';
import { replaceEnvironments } from '../../../src/text/tex-repair/environments.ts';
import { repairCandidates } from '../../../src/text/tex-repair/repair.ts';
import { tokenizeTex } from '../../../src/text/tex-repair/tokens.ts';

const set = (tex: string) => texToMathml(tex, false);

test('an environment with the name of a property that all objects have is not replaced', () => {
  const tex = '\\begin{constructor}x\\end{constructor}';
  expect(replaceEnvironments(tex)).toBe(tex);
  expect(replaceEnvironments('\\begin{align}x\\end{align}')).toBe('\\begin{aligned}x\\end{aligned}');
});

describe('a formula with a mistake that has one repair', () => {
  test.each([
    ['ends a group before the bracket around it', '\\Theta(h^{1/4)', '\\Theta(h^{1/4})'],
    ['ends a number before the bracket around it', 'o(W+M^{3)', 'o(W+M^{3})'],
    ['ends a word before the bracket around it', '[q_{max]', '[q_{max}]'],
    ['ends a group at its end', 'w^{(j)', 'w^{(j)}'],
    ['ends a word at its end', '\\beta\\cdot D_{min', '\\beta\\cdot D_{min}'],
    ['ends a signed number at its end', '3(z+1)^{-2', '3(z+1)^{-2}'],
    ['ends a letter with a prime', "\\mathbf{7'", "\\mathbf{7'}"],
    ['ends an alphabet behind its capitals', '\\mathcal{O(g^2)', '\\mathcal{O}(g^2)'],
    ['ends an alphabet before an exponent', '\\mathbb{R^d', '\\mathbb{R}^d'],
    ['ends the first argument where the second begins', 'f(\\frac{3{\\delta)', 'f(\\frac{3}{\\delta})'],
    ['ends both arguments', '(\\sin{\\frac{\\tau{m)^{-1', '(\\sin{\\frac{\\tau}{m}})^{-1}'],
    ['passes over a brace that is too much', '\\mathcal W}', '\\mathcal W'],
    ['keeps a letter apart from the command before it', '\\alpha}h', '\\alpha h'],
    ['passes over a brace behind an exponent', 'h^{2}}', 'h^{2}'],
    ['opens the group of a switch', '\\cal W}(m)', '{\\cal W}(m)'],
    ['takes a half escaped pair for a set', '\\{p,q}', '\\{p,q\\}'],
    ['takes the other half of a pair for a set', '{p,q\\}', '\\{p,q\\}'],
    [
      'takes a half escaped pair around a switch for a group',
      'g^{\\{\\scriptsize{hi}}}',
      'g^{\\scriptsize{hi}}',
    ],
    ['takes an escaped end of a script for its end', 'g_{7\\}', 'g_{7}'],
    ['sets two scripts below the line', 'g_p_q', 'g_p{}_q'],
    ['sets a prime beside an exponent', "g^2'", "g^2{}'"],
    ['braces a root that is an exponent', 'h^\\sqrt{m}', 'h^{\\sqrt{m}}'],
    ['braces a root without braces', 'h^\\sqrt m', 'h^{\\sqrt m}'],
    ['braces a function that is an index', 'h_\\max', 'h_{\\max}'],
    ['braces a bracket that is an exponent', 'h^\\left(m\\right)', 'h^{\\left(m\\right)}'],
    ['sets a bracket that has no partner', '\\left( g + h', '( g + h'],
    ['sets a bracket that closes alone', 'g + h \\right]', 'g + h ]'],
    ['sets the signs of a text', '\\text{big_one}', '\\text{big\\_one}'],
    ['sets plain TeX’s cases', '\\cases{g & h \\cr p & q}', '\\begin{cases}g & h \\cr p & q\\end{cases}'],
    ['sets lines in a line', '\\begin{align}g&=h\\end{align}', '\\begin{aligned}g&=h\\end{aligned}'],
    ['sets limits of what has none', 'g\\limits_h', 'g_h'],
    ['passes over a backslash at its end', 'g+h\\', 'g+h'],
  ])('%s', (_, broken, meant) => {
    expect(texToUnicode(broken)).toBe(texToUnicode(meant));
    expect(set(broken).replaceAll(/<\/?mrow>/gu, '')).toBe(set(meant).replaceAll(/<\/?mrow>/gu, ''));
  });

  test('may have text with formulas in a group', () => {
    const tex = '\\either{p}{if $g=1$ or $g=2$}';
    expect(set(tex)).toContain('<mtext>if\u00a0</mtext>');
    expect(toHtml(`$$\n${tex}\n$$`)).not.toContain('math-source');
  });

  test('shows a command without its argument by its name', () => {
    for (const name of ['\\bm', '\\not', '\\mathbf', '\\sqrt']) expect(texToUnicode(name)).toBe(name);
    expect(toHtml('A $\\bm$-cover')).toContain('<mtext>\\bm</mtext>');
  });
});

describe('a formula with a mistake that has two repairs', () => {
  test.each([
    ['a power whose last part may be a factor', 'O(N^{3\\log m)'],
    ['a sum whose first part may be the power', '(3^{m+2-1)^{2}'],
    ['an index before a relation', 'D_{max\\le 3'],
    ['a sign that may be the whole index', 'GO^{-(4,r)'],
    ['letters that may be a product', 'O(h^{mk)'],
    ['a fraction whose denominator may end earlier', '\\frac{1}{3m'],
    ['a fraction without a denominator', '\\frac{3'],
    ['a bold letter and what it is applied to', "C^{\\mathbf{7'}(z)"],
    ['a group inside of which another has no end', '\\frac{\\sum_{j=h^{p} g_j}{7}'],
    ['a brace too much that a script may have had', 'h^m+1}'],
    ['a brace too much that belongs to a number', '3^17}'],
    ['a brace too much that a script in a group may have had', 'D_{2^13}}'],
    ['a brace too much behind a fraction', '\\frac{2}m+1}'],
    ['a power of a power', '3^3^m'],
    ['a script of nothing', 'h^'],
  ])('is shown as its source: %s', (_, tex) => {
    expect(() => set(tex)).toThrow();
    expect(texToUnicode(tex)).toBe(tex);
  });
});

describe('a script outside of formulas', () => {
  test.each([
    ['a time of O(h^\\sqrt{m}) steps', 'h^\\sqrt{m}'],
    ['of 3^\\frac{1}{3} and', '3^\\frac{1}{3}'],
    ['the D_\\text{max} of', 'D_\\text{max}'],
  ])('includes the arguments of its command: %s', (tex, formula) => {
    const markdown = texToMarkdown(tex);
    expect(markdown).toContain(`$${formula}$`);
    expect(toHtml(markdown)).not.toContain('math-source');
  });

  test('is not recognised if its command has no argument', () => {
    expect(toPlain(texToMarkdown('O(h^\\sqrt(m)) steps'))).toBe('O(h^√(m)) steps');
  });

  test('is not added inside of text in a formula', () => {
    const html = toHtml(texToMarkdown('Let $g = 1 \\textit{ if $h>0$ and } 2$ be.'));
    expect(html.match(/<math/gu)).toHaveLength(1);
    expect(html).not.toContain('math-source');
  });
});

describe('the repairs of a formula', () => {
  const piece = fc.constantFrom(
    ...'{ } { } ( ) [ ] \\{ \\} ^ _ a b 1 2 / + = \\frac \\sqrt \\mathcal \\text \\rm \\left \\right $ & \\over'.split(
      ' ',
    ),
    "'",
    ' ',
  );
  const anyFormula = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  test('lose no command, letter, number or sign, and add none', () => {
    const seen = (tex: string) =>
      tokenizeTex(tex).filter((token) => !/^(?:\\?[{}]|\s|\\(?:left|right|middle)?)$/u.test(token));
    fc.assert(
      fc.property(anyFormula, (tex) => {
        fc.pre(!/\\text|[&$]|^ *\\[a-z]+ *$/u.test(tex));
        for (const mended of repairCandidates(tex)) expect(seen(mended)).toEqual(seen(tex));
      }),
    );
  });

  test('are few, and never throw', () => {
    fc.assert(fc.property(anyFormula, (tex) => [...repairCandidates(tex)].length < 10));
    for (const long of ['{', '}', '_', '^{', '\\frac{', '\\{}', "a'^"])
      expect([...repairCandidates(long.repeat(900))].length).toBeLessThan(10);
  });
});
