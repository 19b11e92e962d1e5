import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf } from '../../../src/text/clean/clean-text.ts';
import { plainTextFastPath } from '../../../src/text/markdown/fast-path.ts';
import { fromPlain } from '../../../src/text/markdown/markdown.ts';
import { toLatex } from '../../../src/text/markdown/to-latex.ts';
import { texToPlain } from '../../../src/text/tex/tex-to-markdown.ts';
import { markdownLike } from '../markdown-like.ts';

describe('LaTeX of Markdown', () => {
  test.each([
    ['50% of R\\&D #1 at \\$5, a\\_b', '50\\% of R\\&D \\#1 at \\$5, a\\_b'],
    [
      '\\\\x ~ ^ {y}',
      '\\textbackslash{}x \\textasciitilde{} \\textasciicircum{} \\textbraceleft{}y\\textbraceright{}',
    ],
    ['Erdős – “漢”', 'Erdős – “漢”'],
    ["use --all---it''s", "use -{}-all-{}-{}-it'{}'s"],
    ['\\`\\`a ?\\`', '\\textasciigrave{}\\textasciigrave{}a ?\\textasciigrave{}'],
    ['`a--b` *c*--', '\\texttt{a-{}-b} \\emph{c}-{}-'],
    ['a, «b» \\<\\< \\>\\> ,,c', 'a, «b» <{}< >{}> ,{},c'],
    ['p \\<b and x\\<y>z', 'p <{}b and x<{}y>z'],
    ['a \\&lt; b \\&amp;', 'a \\&{}lt; b \\&{}amp;'],
    ['*a* **b** `c_d`', '\\emph{a} \\textbf{b} \\texttt{c\\_d}'],
    ['$x_1$ and\n\n$$\ny^2\n$$', '$x_1$ and\n\n\\[y^2\\]'],
    ['$\\frac{a$', '\\textbackslash{}frac\\textbraceleft{}a'],
    ['$q^{2$ and $q^{2-p$', '$q^{2}$ and q\\textasciicircum{}\\textbraceleft{}2-p'],
    [
      '<https://x.example/a_b%20c> [d](https://x.example/#e)',
      '\\url{https://x.example/a_b\\%20c} \\href{https://x.example/\\#e}{d}',
    ],
  ])('%s becomes %s', (markdown, latex) => {
    expect(toLatex(markdown)).toBe(latex);
  });

  test('has as many closing as opening braces, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const line = lineOf(text);
        const latex = toLatex(fromPlain(line === '' ? [] : [line]));
        expect(latex.split('{')).toHaveLength(latex.split('}').length);
      }),
      { numRuns: 500 },
    );
  });

  test('is read back as the text', () => {
    const line = fc
      .oneof(
        fc.stringMatching(/^[a-z](?:[a-z0-9 \\{}$&#_%^é]{0,20}[a-z])?$/),
        fc.stringMatching(/^[a-z](?:[a-c ',`<>?!-]{0,20}[a-z])?$/),
        fc.stringMatching(/^[a-z](?:[ab<>/&;#1]{0,20}[a-z])?$/),
      )
      .map(lineOf);
    fc.assert(
      fc.property(line, (text) => texToPlain(toLatex(fromPlain([text]))) === text),
      { numRuns: 500 },
    );
  });

  test('is that of the parser for text without markup', () => {
    let plain = 0;
    fc.assert(
      fc.property(markdownLike, (markdown) => {
        if (plainTextFastPath(markdown, String) === undefined || markdown === '') return;
        plain += 1;
        // A formula in a paragraph of its own needs the parser.
        expect(toLatex(`${markdown}\n\n$x$`)).toBe(`${toLatex(markdown)}\n\n$x$`);
      }),
      { numRuns: 1000 },
    );
    expect(plain).toBeGreaterThan(100);
  });
});
