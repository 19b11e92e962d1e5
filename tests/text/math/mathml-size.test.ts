import { expect, test } from 'vitest';
import { estimateWidth, nestingDepth } from '../../../src/text/math/mathml-size.ts';
import { texToMathml } from '../../../src/text/math/tex-to-mathml.ts';

const widthOf = (tex: string) => estimateWidth(texToMathml(tex, false));

test('the depth of MathML is the number of elements inside of each other', () => {
  expect(nestingDepth('<math><mi>x</mi></math>')).toBe(2);
  expect(nestingDepth('<math><mi>x</mi><mspace width="1em"/><mi>y</mi></math>')).toBe(2);
  expect(nestingDepth('<math><mfrac><mi>x</mi><msqrt><mi>y</mi></msqrt></mfrac></math>')).toBe(4);
});

test('the estimate of a width counts characters, spaces beside operators, and given widths', () => {
  expect(widthOf('abc')).toBeCloseTo(1.8);
  expect(widthOf('a<b')).toBeCloseTo(1.8 + 0.5);
  expect(widthOf('a\\quad b')).toBeCloseTo(1.2 + 1);
  expect(widthOf('\\begin{matrix}a&b&c\\end{matrix}')).toBeCloseTo(1.8 + 1.5);
});

test('no width of a formula is estimated as less than that of its spaces', () => {
  expect(widthOf('\\hspace{20em}'.repeat(3))).toBeGreaterThanOrEqual(60);
});
