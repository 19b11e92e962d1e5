import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { renderedText } from '../../../src/search/build/rendered-text.ts';
import { toHtml, toPlain } from '../../../src/text/markdown/markdown.ts';
import { markdownLike } from '../../text/markdown-like.ts';

/** The text of the page itself. */
const onThePage = (markdown: string) => textOf(fromHtml(toHtml(markdown), { fragment: true }));

describe('the rendered text', () => {
  test('has formulas as the page shows them', () => {
    expect(renderedText('On $\\alpha$-fair *graphs* of \\$5')).toBe('On α-fair graphs of $5');
    expect(renderedText('First $\\mathbb{R}$.\n\nThen *$x^2$*.')).toBe('First ℝ.\nThen x2.');
  });

  test('is the plain text if there is no formula', () => {
    expect(renderedText('One *and*\n\ntwo')).toBe(toPlain('One *and*\n\ntwo'));
  });

  test('is the text of the page, for any text around formulas', () => {
    fc.assert(
      fc.property(markdownLike, (text) => {
        const markdown = `${text}$x$`;
        expect(renderedText(markdown)).toBe(onThePage(markdown));
      }),
      { numRuns: 500 },
    );
  });

  test('is the text of the page, for any formula', () => {
    const tex = fc.constantFrom(
      ...[
        'a',
        'B',
        '7',
        '12',
        ' ',
        '  ',
        '+',
        '-',
        '=',
        '<',
        '>',
        '&',
        '"',
        "'",
        '`',
        '~',
        '|',
        '/',
        ',',
        ':',
        '!',
        '%',
        '#',
      ],
      ...[
        '^2',
        '_i',
        '^{a}',
        '_{b c}',
        '{',
        '}',
        '{a}',
        '(',
        ')',
        '[',
        ']',
        '\\\\',
        '\\,',
        '\\;',
        '\\quad ',
        '\\alpha ',
        '\\to ',
      ],
      ...[
        '\\frac{a}{b}',
        '\\sqrt{x}',
        '\\sqrt[3]{x}',
        '\\hat{x}',
        '\\overline{ab}',
        '\\text{if $a$}',
        '\\text{a < b & c}',
      ],
      ...[
        '\\mathbb{R}',
        '\\mathcal{L}',
        '\\mathrm{ab}',
        '\\operatorname{arg}',
        '\\left(',
        '\\right)',
        '\\sum_{i}^{n}',
        '\\lim',
      ],
      ...[
        '\\begin{matrix}a & b\\\\c\\end{matrix}',
        '\\begin{cases}a\\\\b\\end{cases}',
        '\\tag{1}',
        '\\label{a}',
        '\\ref{a}',
      ],
      ...[
        '\\href{http://a.b}{c}',
        '\\url{http://a.b}',
        '\\textcolor{red}{a}',
        '\\boxed{a}',
        '\\phantom{a}',
        '\\not=',
        '\\unknown ',
      ],
      ...[
        'é',
        '学',
        '\u00A0',
        '\u200B',
        '\u2061',
        '∫',
        '\\class{a}{b}',
        '\\cancel{a}',
        '\\pmod{n}',
        '\\binom{n}{k}',
        '\\mbox{a}',
      ],
    );
    fc.assert(
      fc.property(fc.array(tex, { minLength: 1, maxLength: 5 }), (parts) => {
        const markdown = `For $${parts.join('')}$ it holds.`;
        expect(renderedText(markdown)).toBe(onThePage(markdown));
      }),
      { numRuns: 1000 },
    );
  });
});
