import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { lineOf, paragraphsOf } from '../../src/text/clean/clean-text.ts';
import { fromPlain, toHtml, toInlineHtml, toPlain } from '../../src/text/markdown/markdown.ts';
import { parseMarkdown } from '../../src/text/mdast/parse.ts';
import { texLineToMarkdown } from '../../src/text/tex/tex-to-markdown.ts';
import { anyText } from './any-text.ts';

function shownBy(html: string): string {
  return textOf(fromHtml(html, { fragment: true }));
}

describe('plain text', () => {
  test('loses control characters and unusual spaces, but no word', () => {
    expect(lineOf('  a\u0000b\u0007 \t c\u00A0\u3000d\r\ne\u2028f\u0085g\u007F\uFEFF ')).toBe('ab c d e f g');
    expect(lineOf('page one\fpage two\vend')).toBe('page one page two end');
    expect(lineOf('half \uD83D of a character')).toBe('half \uFFFD of a character');
    expect(lineOf('שלום \u200Fעולם 👩‍🚀')).toBe('שלום \u200Fעולם 👩‍🚀');
  });

  test('is split into paragraphs at blank and indented lines', () => {
    expect(paragraphsOf('one,\nwrapped\n  two\r\n\r\n \t\r\nthree\u2029four\n\n')).toEqual([
      'one, wrapped',
      'two',
      'three',
      'four',
    ]);
    expect(paragraphsOf(' \n \u0001\n')).toEqual([]);
  });

  test('has the letters of ligatures, and those that a wrong encoding has garbled', () => {
    expect(lineOf('e\uFB03cient \uFB02ow')).toBe('efficient flow');
    expect(lineOf('GÃ¶del donâ€™t â€œmindâ€\u009D 5Â°C, Å\u0082')).toBe('Gödel don’t “mind” 5°C, ł');
    for (const honest of ['SÃO PAULO', 'Â la', 'â€', 'Ä“a”', 'château', 'ÄÖÜ', 'Å'])
      expect(lineOf(honest)).toBe(honest);
  });

  test('is not changed by cleaning it again', () => {
    fc.assert(fc.property(anyText, (text) => lineOf(lineOf(text)) === lineOf(text)));
    fc.assert(
      fc.property(anyText, (text) => {
        const paragraphs = paragraphsOf(text);
        expect(paragraphsOf(paragraphs.join('\n\n'))).toEqual(paragraphs);
      }),
    );
  });
});

describe('Markdown of plain text', () => {
  test('is read back as the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const paragraphs = paragraphsOf(text);
        const tree = parseMarkdown(fromPlain(paragraphs));
        expect(tree.children.map((block) => [block.type, textOf(block)])).toEqual(
          paragraphs.map((paragraph) => ['paragraph', paragraph]),
        );
        expect(toPlain(fromPlain(paragraphs))).toBe(paragraphs.join('\n\n'));
      }),
      { numRuns: 1000 },
    );
  });

  test('shows the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const paragraphs = paragraphsOf(text);
        const html = toHtml(fromPlain(paragraphs));
        expect(html).not.toMatch(/<(?!\/?p>)/);
        expect(shownBy(html)).toBe(paragraphs.join('\n'));
      }),
      { numRuns: 1000 },
    );
  });

  test('shows a title as the same text, on one line without a paragraph', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = lineOf(text);
        const html = toInlineHtml(fromPlain(line === '' ? [] : [line]));
        expect(html).not.toContain('<');
        expect(shownBy(html)).toBe(line);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    '<script>alert(1)</script> --- "x": #y',
    '[x](javascript:alert(1))',
    '![](http://x)',
    'costs $35 and $40',
    '1. Introduction',
    '# Title',
    '&lt;b&gt; &amp;amp;',
    '```js',
  ])('shows %s as text', (title) => {
    for (const html of [toHtml(fromPlain([title])), toInlineHtml(texLineToMarkdown(title))]) {
      expect(shownBy(html)).toBe(title);
      expect(html).not.toMatch(/<(?:script|a|img|math|code|h1|ol|b)\b/);
    }
  });
});

describe('a line with formulas', () => {
  test.each([
    ['$\\pi_0$ for robots', '$\\pi_0$ for robots'],
    ['$k$-means in $O(n)$ for $n=3$', '$k$-means in $O(n)$ for $n=3$'],
    ['$$E=mc^2$$', '$E=mc^2$'],
    ['a \\$35 and \\$40 and 100\\% of R\\&D', 'a \\$35 and \\$40 and 100% of R\\&D'],
    ['from $5 to $10', 'from \\$5 to \\$10'],
    ['Title \\\\ Subtitle \\\\', 'Title Subtitle'],
  ])('keeps the formulas of %s and nothing else', (line, markdown) => {
    expect(texLineToMarkdown(line)).toBe(markdown);
  });

  test('has both formulas where two touch', () => {
    const html = toInlineHtml(texLineToMarkdown('$a_1$$b_1$ and $$c_1$$$d_1$'));
    expect(html.match(/<math/g)).toHaveLength(2);
    expect(html).not.toContain('$');
  });

  test('becomes only text and formulas, for any content', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = toHtml(texLineToMarkdown(lineOf(text)));
        expect(html).not.toMatch(/<(?:a|img|script|iframe|b|h\d|ul|ol|pre|blockquote|hr)\b/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('Markdown from an unknown source', () => {
  test.each([
    '[x](javascript:alert(1))',
    '<javascript:alert(1)>',
    '[x]( JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](//files.example/share)',
    '[x][1]\n\n[1]: javascript:alert(1)',
  ])('does not link to %s', (markdown) => {
    expect(toHtml(markdown)).not.toContain('<a');
    expect(toInlineHtml(markdown)).not.toContain('<a');
  });

  test('links to the web, to mail and to other pages', () => {
    for (const address of [
      'https://x.example/a?b#c',
      'http://x.example',
      'mailto:a@b.example',
      '../a.html',
      '#b',
    ])
      expect(toHtml(`[x](${address})`)).toBe(`<p><a href="${address}">x</a></p>`);
  });

  test('has an address with an unusual character as a relative address, with the character escaped', () => {
    expect(toHtml('[x](java&#10;script:alert(1))')).toContain('href="java%0Ascript:alert(1)"');
    expect(toHtml('[x](\\\\\\\\files.example/share)')).toContain('href="%5C%5Cfiles.example/share"');
  });

  test('keeps the text of a link with a forbidden address', () => {
    expect(toHtml('a [*b* c](javascript:x) d')).toBe('<p>a <em>b</em> c d</p>');
  });

  test('never loads an image from elsewhere', () => {
    expect(toHtml('a ![chart](https://x.example/t.png) b')).toBe('<p>a chart b</p>');
    expect(toHtml('![](//x.example/t.png)![](data:image/png;base64,AA)')).toBe('<p></p>');
    expect(toHtml('[![alt](http://x.example/t.png)](javascript:x)')).toBe('<p>alt</p>');
  });

  test('shows raw HTML as text', () => {
    const html = toHtml(
      '<div onclick="x">\n\na <img src=x onerror=alert(1)> <!-- b -->\n\n- <script>c</script>',
    );
    expect(html).not.toMatch(/<(?:div|img|script|!)/);
    expect(shownBy(html)).toContain('<img src=x onerror=alert(1)>');
  });

  test('has titles without links and blocks, since a title is shown in a link', () => {
    expect(toInlineHtml('[x](https://x.example) *y*\nz')).toBe('x <em>y</em> z');
    for (const title of ['# x', '1. x', '- x', '> x', '---', '    x', '```', '$$'])
      expect(toInlineHtml(title)).toBe(title.trim());
  });

  test('keeps words apart in its plain text', () => {
    expect(toPlain('a\\\nb\n\n- c\n- d\n\n> e\n\n***\n\n[f](http://x.example) `g` $h$ ![i](j)')).toBe(
      'a b\n\nc\n\nd\n\ne\n\nf g h i',
    );
  });
});

describe('formulas', () => {
  test('are rendered as MathML, inline and on lines of their own', () => {
    expect(toHtml('a $x^2$')).toMatch(/^<p>a <math><msup><mi>x<\/mi><mn.*>2<\/mn><\/msup><\/math><\/p>$/);
    expect(toHtml('$$\n\\sum_i x_i\n$$')).toMatch(/^<p><math display="block"/);
  });

  test('show their source if they are broken', () => {
    expect(toHtml('$\\frac{a$')).toBe('<p><code class="math-source">\\frac{a</code></p>');
  });

  test('have no links, images, classes of their choice or inline styles', () => {
    for (const tex of [
      '\\href{javascript:alert(1)}{x}',
      '\\url{https://x.example}',
      '\\includegraphics{https://x.example/t.png}',
      '\\class{a}{x}',
      '\\style{color:red}{x}',
      '\\text{</math><script>alert(1)</script>}',
      '\\color{red} x',
    ])
      expect(toHtml(`$${tex}$`)).not.toMatch(/<[^>]+(?:href|src|style|"a")|<(?:script|img|a)\b/);
  });

  test('cannot cover the page, run forever, or share definitions', () => {
    expect(toHtml('$\\rule{9999em}{9999em}$')).not.toContain('9999em"');
    expect(toHtml('$\\def\\a{\\a\\a}\\a$')).toContain('math-source');
    expect(toHtml(`$${'{'.repeat(20_000)}$`)).toContain('math-source');
    toHtml('$\\gdef\\leak{x}$');
    expect(toHtml('$\\leak$')).toContain('<mtext>\\leak</mtext>');
  });
});
