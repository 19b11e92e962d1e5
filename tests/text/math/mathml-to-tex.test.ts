import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { mathmlToTex } from '../../../src/text/math/mathml-to-tex.ts';
import { texToMathml } from '../../../src/text/math/tex-to-mathml.ts';

function texOf(inside: string): string {
  const [math] = fromHtml(`<math>${inside}</math>`, { fragment: true }).children;
  return math?.type === 'element' ? mathmlToTex(math) : '';
}

describe('MathML', () => {
  test.each([
    ['<msub><mi>T</mi><mi>c</mi></msub>', 'T_c'],
    [
      '<msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow><mn>10</mn></msup>',
      '{(a+b)}^{10}',
    ],
    [
      '<mfrac><mn>1</mn><mi>ε</mi></mfrac><mo>≤</mo><mi>α</mi><mi>x</mi>',
      '\\frac{1}{\\varepsilon}\\leq\\alpha x',
    ],
    ['<mi>log</mi><mo>\u2061</mo><mi>n</mi><mo>−</mo><mi>Re</mi>', '\\log n-\\mathrm{Re}'],
    ['<mi mathvariant="constructor">x</mi><mover><mi>y</mi><mo>constructor</mo></mover>', 'xy^{constructor}'],
    ['<msqrt><mi>n</mi></msqrt><mroot><mi>n</mi><mn>3</mn></mroot>', '\\sqrt{n}\\sqrt[3]{n}'],
    [
      '<mover accent="true"><mi>x</mi><mo>¯</mo></mover><mover><mi>y</mi><mo>~</mo></mover>',
      '\\bar{x}\\tilde{y}',
    ],
    [
      '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>',
      '\\sum_{i=1}^n',
    ],
    [
      '<mi mathvariant="double-struck">R</mi><mi mathvariant="bold">v</mi><mi>ℤ</mi>',
      '\\mathbb{R}\\mathbf{v}\\mathbb{Z}',
    ],
    ['<mi mathvariant="normal">H</mi><mtext> if 5% </mtext><mn>2</mn>', '\\mathrm{H}\\text{ if 5\\% }2'],
    [
      '<mmultiscripts><mi>C</mi><mprescripts></mprescripts><none></none><mn>14</mn></mmultiscripts>',
      '{}^{14}C',
    ],
    ['<mfenced open="[" close=")"><mn>0</mn><mn>1</mn></mfenced>', '[0,1)'],
    [
      '<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>',
      '\\begin{matrix}a & b\\end{matrix}',
    ],
    ['<semantics><mi>x</mi><annotation encoding="application/x-tex">y</annotation></semantics>', 'x'],
    ['<mo>{</mo><mi>x</mi><mo>}</mo><mo>&amp;</mo>', '\\{x\\}\\&'],
    ['<mstyle><mi>x</mi></mstyle><mphantom><mi>y</mi></mphantom>', 'x'],
    ['', ''],
  ])('%s becomes %s, which can be rendered', (mathml, tex) => {
    expect(texOf(mathml)).toBe(tex);
    if (tex !== '') expect(texToMathml(tex, false)).toContain('<math');
  });
});
