import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToTex } from '../../../src/text/html/html-to-tex.ts';
import { toHtml, toPlain } from '../../../src/text/markdown/markdown.ts';
import { texLineToMarkdown, texToMarkdown, texToPlain } from '../../../src/text/tex/tex-to-markdown.ts';
import { growthOf } from '../../growth.ts';

const line = (value: string) => texLineToMarkdown(htmlToTex(value));
const text = (value: string) => texToMarkdown(htmlToTex(value));

describe('HTML in a field of a bibliography', () => {
  test.each([
    ['CO<sub>2</sub> and <i>Lactuca sativa</i> in R&amp;D', 'CO₂ and *Lactuca sativa* in R\\&D'],
    ['{H<sub class="x">2</sub>O} of <i>{L. s}</i>', 'H₂O of *L. s*'],
    ['Beds &#8211; it&#x2019;s 5&lt;6 &mdash;&nbsp;so', 'Beds – it’s 5<6 — so'],
    ['<span class="nocase">pH</span> <scp>Abc</scp> CO<inf>2</inf> m<sup>2</sup>', 'pH Abc CO₂ m²'],
    ['an $O(n)$ <b>bound</b> of 5\\%', 'an $O(n)$ **bound** of 5%'],
    [
      '<a href="https://x.example/?a=1&amp;b=2">here</a> <!-- not --> <![CDATA[there]]>',
      '[here](https://x.example/?a=1\\&b=2) there',
    ],
    [
      '{\\textless}i{\\textgreater}L. sativa{\\textless}/i{\\textgreater} $<$sub$>$2$<$/sub$>$',
      '*L. sativa* ₂',
    ],
    ['R{\\&}amp;D, R\\&amp;D, it{\\&}\\#8217;s', 'R\\&D, R\\&D, it’s'],
  ])('%s becomes %s', (value, markdown) => {
    expect(line(value)).toBe(markdown);
  });

  test.each([
    'where a<b and c>d',
    'p<i or q>r',
    'p<0.05, <5 mm, x <y> z',
    'a vector<int>, a <T> and a <b> or <p> alone',
    '<http://beds.example/a>',
    'AT&T and R&D of x?a=1&region=2&copy=3',
    'if x<sub and y>sub',
    '<think> and </think>, <s> and </s>',
  ])('is not recognised in text that only resembles it: %s', (value) => {
    expect(toPlain(line(value))).toBe(value);
    expect(texToPlain(value)).toBe(value);
  });

  test('may be escaped once or twice', () => {
    expect(line('Beds &amp;amp; weeds: &amp;lt;i&amp;gt;in situ&amp;lt;/i&amp;gt;')).toBe(
      'Beds & weeds: *in situ*',
    );
    expect(line('&amp;amp;amp;lt; &amp;#8217; &amp;eacute;')).toBe('< ’ é');
    expect(line('&lt;i&gt;in situ&lt;/i&gt; &lt;span class=&quot;x&quot;&gt;b&lt;/span&gt;')).toBe(
      '*in situ* b',
    );
    expect(toPlain(line('of the tag &lt;p&gt; and of x &lt;- y'))).toBe('of the tag <p> and of x <- y');
  });

  test('keeps its paragraphs, but not the heading above them', () => {
    expect(
      text(
        '<jats:title>Abstract</jats:title>\n  <jats:p>One\n  <jats:italic>two</jats:italic>.</jats:p>\n  <jats:p>Three.</jats:p>',
      ),
    ).toBe('One *two*.\n\nThree.');
    expect(text('<h4>ABSTRACT</h4><p>One.')).toBe('One.');
    expect(text('One <i>two</i>.\n\nThree.')).toBe('One *two*.\n\nThree.');
    expect(text('<jats:sec><jats:title>Aims</jats:title><jats:p>To dig.</jats:p></jats:sec>')).toBe(
      'Aims\n\nTo dig.',
    );
  });
});

const K2 =
  '<mml:math><mml:msubsup><mml:mi>k</mml:mi><mml:mi>⊥</mml:mi><mml:mn>2</mml:mn></mml:msubsup></mml:math>';

describe('formulas in HTML', () => {
  test.each([
    [`of ${K2}-beds`, 'of $k_{\\bot}^2$-beds'],
    [
      `<jats:inline-formula><jats:alternatives><jats:tex-math>$$k_{\\bot}^2$$</jats:tex-math>${K2}</jats:alternatives></jats:inline-formula> of`,
      '$k_{\\bot}^2$ of',
    ],
    [`<jats:inline-formula> ${K2} </jats:inline-formula> of`, '$k_{\\bot}^2$ of'],
    [
      '<tex-math>\\documentclass[12pt]{minimal}\\usepackage{x}\\begin{document}$$a\\,b$$\\end{document}</tex-math>',
      '$a\\,b$',
    ],
    ['<inline-formula><tex-math notation="LaTeX">$n $ </tex-math></inline-formula>', '$n$'],
    ['<formula formulatype="inline"><tex Notation="TeX">$k$</tex></formula>-means', '$k$-means'],
    ['<inline-formula>k<sub>2</sub></inline-formula> of', 'k₂ of'],
    [
      '<tex-math>\\(x\\)</tex-math> and <tex-math>\\begin{equation}y\\end{equation}</tex-math>',
      '$x$ and $y$',
    ],
    ['&lt;math&gt;&lt;mi&gt;x&lt;/mi&gt;&lt;/math&gt;', '$x$'],
  ])('%s becomes %s', (value, markdown) => {
    expect(line(value)).toBe(markdown);
  });

  test('stay on lines of their own', () => {
    expect(text('<p>So <disp-formula><tex-math>x = 1</tex-math></disp-formula> holds.</p>')).toBe(
      'So\n\n$$\nx = 1\n$$\n\nholds.',
    );
  });
});

describe('HTML of any kind in TeX', () => {
  const piece = fc.constantFrom(
    ...'<i> </i> <b> </b> <p> </p> <sup> </sup> <sub <a href="https://x.example"> </a> <table> <td> <math> </math> <mi> </mi> <mml:math> <mml:msub> <mml:mfrac> </mml:math> <tex-math> </tex-math> <alternatives> <!-- --> <![CDATA[ ]]> <?x ?> & &lt; &gt; &amp; &amp;amp; &lt;i&gt; &lt;/i&gt; &#0; &nosuch; < > { } $ \\ \\& {\\textless} {\\textgreater} $<$ a _ ^'.split(
      ' ',
    ),
    ' ',
    '\n\n',
  );

  test('is read without an error, and adds no markup of its own', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const value = parts.join('');
        expect(toHtml(text(value))).not.toMatch(/<(?:img|script|table|svg|h\d|ul|hr)\b/);
        expect(line(value)).not.toContain('\n');
      }),
      { numRuns: 600 },
    );
  });

  test('keeps its words', () => {
    const words = fc.stringMatching(/^[b-tw-z]{4,8}$/);
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(words, fc.constantFrom('<', '>', '&', '<i>', '</i>', '<b', '&lt;', '<p>', '<sub>')),
        ),
        (parts) => {
          const plain = toPlain(text(parts.join(' ')));
          for (const part of parts) if (/^\w{4}/.test(part)) expect(plain).toContain(part);
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    '<i>',
    '<p>',
    '<math>',
    '<mml:mrow>',
    '<mml:mover>',
    '&amp;',
    '&amp;amp;',
    '&lt;i&gt;',
    '<a href="',
    '<a x=1 ',
    '<',
    '<!--',
    '{\\textless}',
    '$<$i',
    '<tex-math>$',
    '<alternatives>',
    '\\&#',
  ])('is read in a time proportional to its length: %j', async (one) => {
    const read = (size: number) => text(`x<i>y</i> ${one.repeat(Math.ceil(size / one.length))} z</math>`);
    expect(await growthOf(read, 20_000)).toBeLessThan(3);
  });
});
