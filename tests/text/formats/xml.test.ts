import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { xmlToMarkdown } from '../../../src/text/formats/xml.ts';
import { toHtml, toPlain } from '../../../src/text/markdown/markdown.ts';
import { growthOf } from '../../growth.ts';

describe('the inside of an XML or HTML element', () => {
  test.each([
    ['A <fixed-case>N</fixed-case>ew <fixed-case/>Way', 'A New Way'],
    [
      'over <tex-math>\\mathbb{R}^n</tex-math>, 5&lt;6 &amp; caf&eacute; &#233;',
      'over $\\mathbb{R}^n$, 5<6 & café é',
    ],
    ['<i>a</i> <em>b</em> <b>c</b> <tt>d_e</tt>', '*a* *b* **c** `d_e`'],
    ['<i>a <b>b</b></i><jats:italic>c</jats:italic>', '*a b*c'],
    [
      '10<sup>-3</sup> H<sub>2</sub>O x<sup>a+b</sup> y<sub>ij</sub> 5<sup>th</sup>',
      '10⁻³ H₂O x^(a+b) y_ij 5th',
    ],
    ['one<br/>two<br>three', 'one two three'],
    ['<p>one</p><p>two</p> three', 'one\n\ntwo\n\nthree'],
    ['<jats:p>one\n  wrapped</jats:p>', 'one wrapped'],
    ['at <url>https://x.example/a_b</url>', 'at <https://x.example/a_b>'],
    [
      '<a href="https://x.example">a <i>b</i></a> <a href="javascript:x">c</a>',
      '[a *b*](https://x.example) c',
    ],
    ['a < b and c<5 but <unknown x="y">d</i>', 'a < b and c<5 but d'],
    ['<script>x</script>a<style>y</style>', 'a'],
    ['plain\n\nparagraphs', 'plain\n\nparagraphs'],
  ])('%s becomes %s', (xml, markdown) => {
    expect(xmlToMarkdown(xml)).toBe(markdown);
  });

  test('is read without an error, for any content', () => {
    const piece = fc.constantFrom(
      ...'<i> </i> <b> </b> <p> </p> <sup> </sup> <a href="https://x.example"> </a> <table> <td> <svg> <math> <template> <tex-math> </tex-math> <!-- --> <![CDATA[ ]]> <?x ?> & &lt; &#0; &nosuch; < > a $ * _ \\ `'.split(
        ' ',
      ),
      ' ',
      '\n\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        expect(toHtml(xmlToMarkdown(parts.join('')))).not.toMatch(/<(?:img|script|table|svg|h\d|ul|hr)\b/);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['<b>', '<p>', '<i><b>', '<a href="https://x.example">', '</p>', '<sup>', '<table>', '&lt;'])(
    'is read in a time proportional to its length, without loss of text: %s',
    async (piece) => {
      const read = (count: number) =>
        expect(toPlain(xmlToMarkdown(`${piece.repeat(count)}word`))).toContain('word');
      for (const count of [1000, 4000]) read(count);
      expect(await growthOf(read, 10_000)).toBeLessThan(3);
    },
  );
});
