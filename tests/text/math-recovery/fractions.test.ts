import { describe, expect, test } from 'vitest';
import { feedLineToMarkdown, feedToMarkdown } from '../../../src/text/formats/feed.ts';

describe('a fraction that a feed lost', () => {
  test.each([
    ['We dig Oleft( n{epsilon} right) beds.', 'We dig $O(\\frac{n}{\\epsilon})$ beds.'],
    [
      'It takes Oleft( 1{k^2} log 1{delta} right) days.',
      'It takes $O(\\frac{1}{k^{2}} \\log \\frac{1}{\\delta})$ days.',
    ],
    ['It takes Omegaleft(n^2{k} right) days.', 'It takes $\\Omega(\\frac{n^{2}}{k})$ days.'],
    ['Of mathcal{O}left(frac{k^{2}}{n} right).', 'Of $\\mathcal{O}(\\frac{k^{2}}{n})$.'],
  ])('is recovered if its ends are certain: %s', (stripped, markdown) => {
    expect(feedToMarkdown(stripped)).toBe(markdown);
  });

  test.each([
    'at Oleft(n + 1{delta} right) days',
    'at Oleft(log n{delta} right) days',
    'at Obig(sqrt{d}{n varepsilon}big) days',
    'rate 1{delta} of d{varepsilon} and O(1{n})',
    'where x = 1{2} is N^2d^2{M}',
    'a third of text{all the beds}{3}',
  ])('stays as it is if they are not: %s', (stripped) => {
    expect(feedToMarkdown(stripped)).toBe(stripped);
    expect(feedLineToMarkdown(stripped)).toBe(stripped);
  });

  test('that stays as it is does not keep other formulas from being recovered', () => {
    expect(feedToMarkdown('O(n^2) and Oleft(a + 1{b} right) or Oleft(c + 1{d} right)')).toBe(
      '$O(n^{2})$ and Oleft(a + 1{b} right) or Oleft(c + 1{d} right)',
    );
  });

  test.each([
    ['4{times} of 256{times}256 and R^2{=}0.86', '$4{\\times}$ of $256{\\times}256$ and $R^{2}{=}0.86$'],
    ['with n{log}n, O(ln^2{T}) and 10{mu}m', 'with $n{\\log}n$, $O(\\ln^{2}{T})$ and $10{\\mu}m$'],
    ['3{\\sigma} of {\\sim}40', '$3{\\sigma}$ of \u0024{\\sim}40$'],
    ['{C}ontinual Le{a}rner of min{n, k}', 'Continual Learner of min{n, k}'],
  ])('is not recognised in text that only resembles one: %s', (stripped, markdown) => {
    expect(feedToMarkdown(stripped)).toBe(markdown);
  });
});

describe('degrees in a feed', () => {
  test('are read with and without a backslash', () => {
    expect(feedToMarkdown('From 270{\\deg} to 90{deg}, 45\\deg and 20{\\deg}C at x_{deg} and 30 deg.')).toBe(
      'From 270° to 90°, 45° and 20°C at $x_{\\text{deg}}$ and 30 deg.',
    );
    expect(feedLineToMarkdown('A 180{\\deg} View')).toBe('A 180° View');
    expect(feedToMarkdown('A 180{\\deg} turn of $x_1$')).toBe('A 180° turn of $x_1$');
  });
});
