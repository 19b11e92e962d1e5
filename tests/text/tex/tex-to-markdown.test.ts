import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHtml, toPlain } from '../../../src/text/markdown/markdown.ts';
import { toWords } from '../../../src/text/markdown/to-text.ts';
import { texLineToMarkdown, texToMarkdown, texToPlain } from '../../../src/text/tex/tex-to-markdown.ts';
import { growthOf } from '../../growth.ts';

describe('TeX in names and other plain fields', () => {
  test.each([
    ["Erd\\H{o}s, Erd{\\H o}s and Erd{\\'e}s", 'Erdős, Erdős and Erdés'],
    ['G\\"odel, G\\"{o}del, {G}{\\"o}del', 'Gödel, Gödel, Gödel'],
    ["Mart\\'{\\i}nez, Mart{\\'\\i}nez, Mart\\'\\i nez", 'Martínez, Martínez, Martínez'],
    ['\\v{C}ech, \\v Cech, Fran\\c{c}ois, \\k{a}, \\r{u}, \\u{g}', 'Čech, Čech, François, ą, ů, ğ'],
    [
      'Stra{\\ss}e, \\O ystein, {\\L}ukasz, \\AA{}ngstr\\"om, S\\o{}ren',
      'Straße, Øystein, Łukasz, Ångström, Søren',
    ],
    ['\\`a la, na\\"ive, \\^{e}, \\~n, \\=a, \\.z', 'à la, naïve, ê, ñ, ā, ż'],
    ["{\\'{E}}cole, Nguy{\\~{\\^e}}n", 'École, Nguyễn'],
    ['Smith~et~al., R\\&D, 5\\%, a\\_b, \\#1, \\{x\\}', 'Smith et al., R&D, 5%, a_b, #1, {x}'],
    ['\\"1, \\vs, \\today', '"1, \\vs, \\today'],
  ])('%s becomes %s', (tex, plain) => {
    expect(texToPlain(tex)).toBe(plain);
  });
});

describe('TeX in prose', () => {
  test.each([
    ['\\emph{a} \\textit{b} {\\em c d} {\\it e\\/}', '*a* *b* *c d* *e*'],
    ['\\textbf{a} {\\bf b} \\bf{c}', '**a** **b** **c**'],
    ['\\texttt{a\\_b} {\\tt c}', '`a_b` `c`'],
    ['\\textsc{Mend}, \\underline{so}, \\textcolor{red}{red}', 'Mend, so, red'],
    ['\\emph{a \\textbf{b}} and \\emph{c}\\emph{d}', '*a b* and *c*d'],
    ['at \\url{https://x.example/a\\_b}.', 'at <https://x.example/a_b>.'],
    ['\\href{https://x.example/\\~me}{our \\emph{code}}', '[our *code*](https://x.example/~me)'],
    ['\\href{javascript:alert(1)}{code}', 'code'],
    ['pages 3--5, Rota--Baxter, so --- then', 'pages 3–5, Rota–Baxter, so — then'],
    ['use --all or -- if not -- none', 'use --all or – if not – none'],
    ["``one'', `two', ``three\", it's, f''(x), \"four''", "“one”, ‘two’, “three”, it's, f''(x), \"four\""],
    ['about ~5 of 3~m at x.example/~me', 'about ~5 of 3 m at x.example/~me'],
    ['shown in \\cite{a}. See~\\cite[p.~3]{b, c}, (\\cite{d}) or \\cite {e}', 'shown in. See, or'],
    ['a\\footnote{b c} d\\thanks{e}', 'a (b c) d (e)'],
    ['a \\\\ b\\\\[2pt] c\\newline d', 'a b c d'],
    ['\\ours{} and \\Net beat \\foo{bar}', '\\ours and \\Net beat bar'],
    ['100% of\nit', '100% of it'],
    ['m\\textsuperscript{2}, 5\\textsuperscript{th}, CO\\textsubscript{2}', 'm², 5th, CO₂'],
    ['{BERT} in {0,1} and {x | x > 0} of min{a, b}', 'BERT in {0,1} and {x | x > 0} of min{a, b}'],
    ['a } b { c', 'a } b { c'],
    ['\\ldots{} \\S 5, 20\\degree, \\copyright', '… § 5, 20°, ©'],
    [
      'the &mu;-calculus over&#8712;, e&#64259;cient<br>\n work<br />',
      'the μ-calculus over∈, efficient work',
    ],
    ['a &lt; b &amp; c &nosuch; \\&mu; &#0; <d>', 'a \\&lt; b \\&amp; c \\&nosuch; \\&mu; \\&#0; \\<d>'],
    ['within \\sqrt(n) of \\sqrt{n}', 'within √(n) of $\\sqrt{n}$'],
    ['\\begin{itemize}\\item a \\item b\\end{itemize}', '• a\n\n• b'],
  ])('%s becomes %s', (tex, markdown) => {
    expect(texToMarkdown(tex)).toBe(markdown);
  });

  test('is split into paragraphs at blank and indented lines, except in a title', () => {
    expect(texToMarkdown('  one\ntwo\n  three\n\nfour')).toBe('one two\n\nthree\n\nfour');
    expect(texLineToMarkdown('one\n  two')).toBe('one two');
    expect(texToMarkdown('\\emph{a\n\nb}')).toBe('*a b*');
  });
});

describe('formulas in TeX', () => {
  test.each([
    ['$x$ and \\(y_1\\), $a$-th', '$x$ and $y_1$, $a$-th'],
    ['so $$x^2$$ then \\[y\\]', 'so\n\n$$\nx^2\n$$\n\nthen\n\n$$\ny\n$$'],
    ['\\begin{equation}\\label{e}a = b\\end{equation}', '$$\na = b\n$$'],
    ['\\begin{align}a &= b\\end{align}', '$$\n\\begin{aligned}a &= b\\end{aligned}\n$$'],
    ['$50%$ of $#P$', '$50\\%$ of $\\#P$'],
    ['$35 and $40, or \\$5', '\\$35 and \\$40, or \\$5'],
    ['from $5-$10, but a $2-$factor', 'from \\$5-\\$10, but a $2-$factor'],
    ['a price of $x and no more than that of $y$', 'a price of \\$x and no more than that of $y$'],
    ['half $x of', 'half \\$x of'],
    ['$a \\text{ if $b$}$ c', '$$a \\text{ if $b$}$$ c'],
    [
      '\\alpha-stable, 2^{\\aleph_0}, FP_{\\max}, 10^{-3}',
      '$\\alpha$-stable, $2^{\\aleph_0}$, $\\mathrm{FP}_{\\max}$, $10^{-3}$',
    ],
    ['1/\\sqrt{n}, \\mathbb{R}^n, x_1, n^2', '1/$\\sqrt{n}$, $\\mathbb{R}^n$, x_1, n^2'],
    ['$a$$b$', '$a b$'],
    ['\\emph{on $x$}', '*on $x$*'],
  ])('%s becomes %s', (tex, markdown) => {
    expect(texToMarkdown(tex)).toBe(markdown);
  });

  test('are inline in a title', () => {
    expect(texLineToMarkdown('On $$x$$ and \\[y\\]')).toBe('On $x$ and $y$');
  });
});

const pieces = fc.constantFrom(
  ..."{ } $ $$ \\ \\\\ \\{ \\[ \\] \\( \\) [ ] ^ _ ^{ _{ ~ -- --- ` `` ' '' \" % & # * < a B 1 é \\emph{ \\em \\bf{ \\cite{ \\url{ \\href{ \\verb| \\begin{ \\begin{align} \\end{align} \\item \\' \\\" \\v \\H{ \\text{ \\mbox{ \\frac{ \\alpha \\foo".split(
    ' ',
  ),
  ' ',
  '\n',
  '\n\n',
);
const scraps = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

describe('TeX of any kind', () => {
  test('is read without an error, and adds no markup of its own', () => {
    fc.assert(
      fc.property(scraps, (tex) => {
        const markdown = texToMarkdown(tex);
        expect(toHtml(markdown)).not.toMatch(/<(?:img|script|h\d|ul|ol|blockquote|hr)\b/);
        expect(texLineToMarkdown(tex)).not.toContain('\n');
        expect(texToPlain(tex)).not.toMatch(/\n|^ | $/);
      }),
      { numRuns: 800 },
    );
  });

  test('keeps its words', () => {
    const words = fc.stringMatching(/^[b-tw-z]{3,8}$/);
    const broken = fc.array(
      fc.oneof(words, fc.constantFrom('{', '}', '$', '%', '&', '~', '--', "''", '^', '_', '\n')),
    );
    fc.assert(
      fc.property(broken, (parts) => {
        const plain = toWords(texToMarkdown(parts.join(' ')));
        for (const part of parts) if (/^\w{3}/.test(part)) expect(plain).toContain(part);
      }),
      { numRuns: 500 },
    );
  });

  test('leaves no characters of Markdown in its words, for any text beside emphasis, code and formulas', () => {
    const part = fc.constantFrom(
      ...'\\emph{a} \\emph{“b”} \\emph{.} {\\it(c)} \\textbf{d} \\textbf{(e)} \\texttt{f} $g$ h “ ” ( ) . , – é 漢 1'.split(
        ' ',
      ),
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const plain = toPlain(texToMarkdown(parts.join('')));
        expect(plain).not.toMatch(/[*`$\\]/);
        const letters =
          parts
            .join('')
            .replace(/\\(?:emph|text..|it)/g, '')
            .match(/[a-hé漢1]/g) ?? [];
        expect(plain.match(/[a-hé漢1]/g) ?? []).toEqual(letters);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    '{',
    '}',
    '$',
    '\\',
    '$$',
    '\\[',
    '\\(',
    '\\begin{align}',
    '`',
    "``a''",
    '{$',
    '\\cite{',
    '\\emph{',
    'a_',
    '^{a',
    '\\text{$',
    ' ',
    '\n',
    '-',
    '[',
    '\\cite[',
    '{\\em ',
  ])('is read in a time proportional to its length: %j', async (piece) => {
    const read = (size: number) => {
      const text = piece.repeat(Math.ceil(size / piece.length));
      texToMarkdown(text);
      texToMarkdown(`$${text}`);
    };
    expect(await growthOf(read, 10_000)).toBeLessThan(3);
  });
});
