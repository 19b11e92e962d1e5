import { describe, expect, test } from 'vitest';
import { feedLineToMarkdown, feedToMarkdown } from '../../../src/text/formats/feed.ts';
import { toPlain } from '../../../src/text/markdown/markdown.ts';

describe('text of a daily-papers feed', () => {
  test('gets its formulas and formatting back, paragraph by paragraph', () => {
    expect(feedToMarkdown('It is 2.53times\nfaster.\n\nA textit{G}ardener maps Win R^{mtimes n}.')).toBe(
      'It is $2.53\\times$ faster.\n\nA *G*ardener maps $W \\in \\mathbb{R}^{m\\times n}$.',
    );
  });

  test('is read as TeX if a field still has it', () => {
    expect(feedToMarkdown('The rate is $\\delta \\ge 1$ -- or 2times less.')).toBe(
      'The rate is $\\delta \\ge 1$ – or 2times less.',
    );
    expect(feedToMarkdown('With $k$ beds, we water.')).toBe('With $k$ beds, we water.');
  });

  test('may have accents in TeX although it has lost its formulas', () => {
    const text = String.raw`Mat\'ern, R{\"o}ssler, {\L}uk and Erd\H{o}s ran O(N^2) steps, \eg weeding {\'E}cole.`;
    const read = 'Matérn, Rössler, Łuk and Erdős ran $O(N^{2})$ steps, e.g. weeding École.';
    expect(feedToMarkdown(text)).toBe(read);
    expect(feedLineToMarkdown(String.raw`A Mat\'ern Kernel`)).toBe('A Matérn Kernel');
  });

  test.each([
    ['It costs $5 and not $10 a bed.', 'It costs $5 and not $10 a bed.'],
    ['Between $1.47 million and $2 million.', 'Between $1.47 million and $2 million.'],
    ['From <$10 to US$20_000 a year.', 'From <$10 to US$20_000 a year.'],
    ['It costs \\$5, or \\$6.', 'It costs $5, or $6.'],
    ['For $8 a bed, 2times as many for $10.', 'For $8 a bed, 2× as many for $10.'],
  ])('may have amounts of money: %s', (text, read) => {
    expect(toPlain(feedToMarkdown(text))).toBe(read);
  });

  test('stays as it is if nothing is certain', () => {
    const prose = 'We visited 3 times to see whether delta or Min is in it, in 2 of them at 5 pm & 6.';
    expect(feedToMarkdown(prose)).toBe(prose);
    expect(feedToMarkdown('  \n ')).toBe('');
  });

  test('may be a title, which is one line', () => {
    expect(feedLineToMarkdown('Weeds\n  First: V_{0.5} of 2 times\n')).toBe(
      'Weeds First: $V_{0.5}$ of 2 times',
    );
    expect(feedLineToMarkdown("Weeds -- and their ``Friends''")).toBe('Weeds – and their “Friends”');
    expect(feedLineToMarkdown('A $\\pi_0$ for All')).toBe('A $\\pi_0$ for All');
    expect(feedLineToMarkdown('1. Weeds')).toBe('1\\. Weeds');
  });
});
