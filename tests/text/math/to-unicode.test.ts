import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPlain } from '../../../src/text/markdown/markdown.ts';
import { toWords } from '../../../src/text/markdown/to-text.ts';
import { texToUnicode } from '../../../src/text/math/to-unicode.ts';
import { texToPlain } from '../../../src/text/tex/tex-to-markdown.ts';
import { growthOf } from '../../growth.ts';

describe('a formula as plain text', () => {
  test.each([
    ['W \\in \\mathbb{R}^{m \\times n}', 'W ∈ ℝ^(m×n)'],
    ['2.53\\times', '2.53×'],
    ['\\delta \\geq 1', 'δ ≥ 1'],
    ['a-b=-c', 'a − b = −c'],
    ['x \\to \\infty', 'x → ∞'],
    ['p(y\\mid x)', 'p(y | x)'],
    ['f(x,y)', 'f(x, y)'],
    ['R^2{=}0.86', 'R² = 0.86'],
    ['\\{0,1\\}^n', '{0,1}ⁿ'],
    ['10{,}000', '10,000'],
    ['\\sim 10\\%', '∼10%'],
  ])('is written as a person would type it: %s', (tex, plain) => {
    expect(texToUnicode(tex)).toBe(plain);
  });

  test.each([
    ['x^2', 'x²'],
    ['10^{-3}', '10⁻³'],
    ['H_n', 'Hₙ'],
    ['x_i^{(k)}', 'xᵢ⁽ᵏ⁾'],
    ['\\lambda_{\\max}', 'λ_max'],
    ['\\chi_d', 'χ_d'],
    ['e^{i\\pi}', 'e^(iπ)'],
    ['m^{1/2-\\delta}', 'm^(1/2−δ)'],
    ["f''(x)", 'f′′(x)'],
    ['360^{\\circ}', '360°'],
    ['x^*', 'x*'],
    ['x^\\to', 'x^→'],
    ['C^{++}', 'C⁺⁺'],
    ['x_{\\max}y', 'x_max y'],
    ['\\sum_{i=1}^n x_i', '∑ᵢ₌₁ⁿ xᵢ'],
    ['{}^{13}C', '¹³C'],
    ['(a+b)^2', '(a+b)²'],
    ['{a+b}^2', '(a+b)²'],
  ])('has Unicode characters for scripts if there are any, or else ^ and _: %s', (tex, plain) => {
    expect(texToUnicode(tex)).toBe(plain);
  });

  test.each([
    ['\\frac{1}{2}', '1/2'],
    ['\\frac{1}{2}x', '(1/2)x'],
    ['\\frac{a+b}{c_1}', '(a+b)/c₁'],
    ['\\left(\\frac{a}{b}\\right)^2', '(a/b)²'],
    ['\\frac{\\partial f}{\\partial x}', '∂f/∂x'],
    ['\\frac{a}{2^{a-1}}', 'a/2ᵃ⁻¹'],
    ['\\sqrt{T}', '√T'],
    ['\\sqrt{a+b}', '√(a+b)'],
    ['\\sqrt[3]{x}', '³√x'],
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '(1 2; 3 4)'],
    ['O(n \\log n)', 'O(n log n)'],
    ['2\\log(n)/\\log m', '2 log(n)/log m'],
    ['\\hat{x}, \\bar y', 'x̂, ȳ'],
    ['\\widehat{AB}', 'AB'],
    ['a\\quad b\\,c', 'a b c'],
    ['\\text{if } x', 'if x'],
    ['\\xrightarrow{a}', '→ᵃ'],
    ['\\underbrace{a+b}_{c}', '(a+b)_c'],
    ['a\\phantom{b}', 'a'],
  ])('has fractions, roots and matrices on one line: %s', (tex, plain) => {
    expect(texToUnicode(tex)).toBe(plain);
  });

  test.each([
    ['\\mathbf{w}', 'w'],
    ['\\mathcal{L}\\mathfrak{g}\\mathscr{H}', 'LgH'],
    ['\\mathbb{E}[X]', 'E[X]'],
    ['\\R\\subset\\mathbb{C}', 'ℝ ⊂ ℂ'],
    ['\\epsilon\\varepsilon\\phi', 'εεφ'],
    ['\\ell_1', 'ℓ₁'],
    ['\\textsc{Map}', 'MAP'],
    ['\\|x\\|_2', '‖x‖₂'],
  ])('has plain letters for styled ones, except for sets of numbers: %s', (tex, plain) => {
    expect(texToUnicode(tex)).toBe(plain);
  });

  test('shows an undefined command by its name, and a broken formula by its source', () => {
    expect(texToUnicode('\\ourloss x')).toBe('\\ourloss x');
    expect(texToUnicode('a_{')).toBe('a_{');
    expect(texToUnicode('\\frac{1}')).toBe('\\frac{1}');
    expect(texToUnicode('')).toBe('');
    const deep = `${'{'.repeat(20_000)}x${'}'.repeat(20_000)}`;
    expect(texToUnicode(deep)).toMatch(/^(?:x|\{+x\}+)$/);
  });

  test('is written in a time proportional to the depth of its scripts', async () => {
    const nested = (depth: number): string => (depth === 0 ? 'x' : `x^{y${nested(depth - 1)}}`);
    let formulas = 0;
    const write = (depth: number) => {
      // The result of a formula is kept, so each formula has another end.
      formulas += 1;
      expect(texToUnicode(`${nested(depth)}+${formulas}`)).toMatch(/^x\^\(yx/);
    };
    // Twice this depth is nearly the deepest that is rendered. Exponential time would show here.
    expect(await growthOf(write, 9)).toBeLessThan(3);
  });

  test('is one line without invisible characters, and never throws', () => {
    const scrap = fc.constantFrom(
      ...'\\frac \\sqrt \\hat \\mathbb \\left( \\right) \\begin{matrix} \\end{matrix} \\sum \\text \\not { } ^ _ & \\\\ a 1 α + = , | ~ \\mathbf'.split(
        ' ',
      ),
    );
    const tex = fc.oneof(
      fc.array(scrap).map((scraps) => scraps.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(tex, (source) => {
        const plain = texToUnicode(source);
        expect(plain === source || !/[\n\u2061-\u2064]|^\s|\s$/u.test(plain)).toBe(true);
        expect(texToUnicode(source)).toBe(plain);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the plain text of Markdown', () => {
  test('shows formulas in Unicode, inline and on lines of their own', () => {
    expect(toPlain('*On* $\\mathbb{R}^2$\n\n$$\nx \\le 1\n$$')).toBe('On ℝ²\n\nx ≤ 1');
    expect(texToPlain('Journal of $K$-Theory, $2^{nd}$ series')).toBe('Journal of K-Theory, 2ⁿᵈ series');
  });

  test('differs from the words for identifiers, which keep their TeX', () => {
    expect(toWords('*On* $\\mathbb{R}^2$\n\n$$\nx \\le 1\n$$')).toBe('On \\mathbb{R}^2\n\nx \\le 1');
  });
});
