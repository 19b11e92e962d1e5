import fc from 'fast-check';

/** Text as the world may send it: any code units at all, any characters, and strings that mean something to a parser. */

const SIGNS =
  '# ## * ** _ __ ` ``` ~~~ - + 1. 1) > < & &amp; &lt; &#x20; &copy [ ] ( ) ! ![a](b) [x](y) [z]: <b> <br> </p> </h1> </a> </li> </title> </script> <!-- --> <![CDATA[ ]]> <?a --- === *** | \\ \\\\ $ $$ $x^2$ \\( \\) ^ _2 {x} {{a}} \\alpha \\textbf{c} http://x.example a@b.c www.x.example : ::: ^ ~ % " \' « 2 a É 漢字 かな 한글 ﷽ שלום مرحبا 👩‍🚀 🇩🇪 e\u0301 a\u0308\u0323 \u200F \u202E \u2066 \u200B \u00AD \uFB01 \u2028 \u2029 \u0000 \u0007 \u001B \u0085 \u007F \t \n \r\n \f \u00A0 \u3000 \uFEFF \uFFFE \uD800 \uDC00'.split(
    ' ',
  );

/** Strings in which signs of Markdown, HTML and TeX are likelier than chance makes them. */
const signs = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.constantFrom(' ', '  ', '\n', '\n\n', '\n  ', 'word')), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''));

export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary-ascii', maxLength: 60 }),
  { arbitrary: signs, weight: 3 },
);
