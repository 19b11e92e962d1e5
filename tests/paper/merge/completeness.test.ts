import { describe, expect, test } from 'vitest';
import { fuller } from '../../../src/paper/merge/merge-strategies.ts';

const better = (one: string, other: string) => {
  const kept = fuller(one, other);
  expect(fuller(other, one)).toBe(kept);
  return kept;
};

describe('of two texts of one paper', () => {
  test.each([
    ['It grew 2.53times.', 'It grew $2.53\\times$.'],
    ['A textit{G}ardener and a textbf{R}ake', 'A *G*ardener and a **R**ake'],
    ['Code: https://a.example/b{https://a.example/b}', 'Code: <https://a.example/b>'],
    ['The {\\\\em oldest} garden', 'The *oldest* garden'],
    ['In mathcal O(n)', 'In $\\mathcal{O}(n)$'],
    ['Map Min R^{mtimes n}', 'Map $M \\in \\mathbb{R}^{m\\times n}$'],
    ['It grew 5\\\\%.', 'It grew 5%.'],
    ['in Oleft(n right) steps', 'in $O(n)$ steps'],
    ['Weeds -- and why', 'Weeds – and why'],
    ['by J.~Beet', 'by J.\u00A0Beet'],
    ['from x_1,ldots,x_n', 'from $x_{1}$,…,$x_{n}$'],
  ])('the one that has its formulas and formatting stays: %s', (stripped, whole) => {
    expect(better(stripped, whole)).toBe(whole);
  });

  test('the one that was cut off goes, whatever it has', () => {
    const whole = 'We water 2times a day, and weed in the evening.';
    expect(better('We water $2\\times$ a day, and we', whole)).toBe(whole);
    expect(better('One. Two', 'One. Two. Three')).toBe('One. Two. Three');
  });

  test('the longer stays of those that differ in their signs alone, then the first in order', () => {
    expect(better('Weeds, beets', 'Weeds beets')).toBe('Weeds, beets');
    expect(better('b', 'a')).toBe('a');
    expect(fuller(undefined, 'a')).toBe('a');
    expect(fuller(['a', 'b'], ['c'])).toEqual(['a', 'b']);
  });
});
