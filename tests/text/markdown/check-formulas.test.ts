import { describe, expect, test } from 'vitest';
import { checkFormulas } from '../../../src/text/markdown/check-formulas.ts';

describe('formulas of a text', () => {
  test('are counted, inline and on lines of their own', () => {
    const text = 'Of $x$ and $y^2$:\n\n$$\n\\sum_i x_i\n$$';
    expect(checkFormulas(text)).toEqual({ formulas: 3, broken: [] });
  });

  test('are reported with position and reason if they cannot be rendered', () => {
    const { formulas, broken } = checkFormulas('Good: $a$.\n\nNot good: $\\frac{1}{2n$ nor $n^\\sqrt$.');
    expect(formulas).toBe(3);
    expect(broken).toEqual([
      { tex: '\\frac{1}{2n', line: 3, column: 11, reason: expect.stringContaining('}') },
      { tex: 'n^\\sqrt', line: 3, column: 29, reason: expect.stringContaining('\\sqrt') },
    ]);
    for (const { reason } of broken) expect(reason).not.toMatch(/position|ParseError|\n/u);
  });

  test('can be rendered with an undefined command', () => {
    expect(checkFormulas('$\\nosuchcommand{x}$').broken).toEqual([]);
  });

  test('are not recognised in escaped dollars and code', () => {
    expect(checkFormulas('It costs \\$5, or `$x` in code.')).toEqual({ formulas: 0, broken: [] });
  });
});
