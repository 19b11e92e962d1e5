import fc from 'fast-check';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { htmlFastPath, plainTextFastPath } from '../../../src/text/markdown/fast-path.ts';
import { toHtml, toPlain } from '../../../src/text/markdown/markdown.ts';
import { rehypePlugins, remarkPlugins } from '../../../src/text/markdown/plugins.ts';
import { toWords } from '../../../src/text/markdown/to-text.ts';
import { texToUnicode } from '../../../src/text/math/to-unicode.ts';
import { parseMarkdown } from '../../../src/text/mdast/parse.ts';
import { nodeToText } from '../../../src/text/mdast/to-text.ts';
import { markdownLike } from '../markdown-like.ts';

const source = (tex: string) => tex;
const read = (markdown: string) => plainTextFastPath(markdown, source);

describe('HTML of text without markup', () => {
  test('is the text, paragraph by paragraph', () => {
    expect(htmlFastPath('One.\n\n“Two” – 2 > 1')).toEqual(['One.', '“Two” – 2 > 1']);
    expect(htmlFastPath('')).toEqual([]);
  });

  test.each([
    'a & b',
    'a < b',
    '\\[1\\]',
    '$a$',
    '*a*',
    'a_b',
    '[a]',
    '`a`',
    '# a',
    '- a',
    '1. a',
    'a\nb',
    'a  \nb',
  ])('is not %j', (markdown) => {
    expect(htmlFastPath(markdown)).toBeUndefined();
  });

  test('is that of the parser', () => {
    const parser = unified()
      .use(remarkParse)
      .use(remarkPlugins)
      .use(remarkRehype)
      .use(rehypePlugins)
      .use(rehypeStringify);
    let simple = 0;
    fc.assert(
      fc.property(markdownLike, (markdown) => {
        if (htmlFastPath(markdown) !== undefined) simple += 1;
        const html = String(parser.processSync(markdown));
        expect(toHtml(markdown)).toBe(html);
        const line = markdown.replace(/\s+/gu, ' ').trim();
        const [text] = htmlFastPath(line) ?? [];
        if (text !== undefined) expect(`<p>${text}</p>`).toBe(String(parser.processSync(line)));
      }),
      { numRuns: 500 },
    );
    expect(simple).toBeGreaterThan(50);
  });
});

describe('text without markup', () => {
  test('is read as it is, paragraph by paragraph', () => {
    expect(read('A plain title: of 3.5 words (at most)')).toEqual(['A plain title: of 3.5 words (at most)']);
    expect(read('One.\n\n“Two” – 2')).toEqual(['One.', '“Two” – 2']);
    expect(read('')).toEqual([]);
  });

  test('may have escapes, formulas, simple emphasis, and characters that are no markup where they stand', () => {
    expect(read('\\[1\\] and 5\\$ of \\alpha')).toEqual(['[1] and 5$ of \\alpha']);
    expect(plainTextFastPath('$a_b$ is *quite* small', (tex) => `<${tex}>`)).toEqual([
      '<a_b> is quite small',
    ]);
    expect(read('A* and B_0 & C at 2 < 3]')).toEqual(['A* and B_0 & C at 2 < 3]']);
  });

  test.each([
    '# One',
    '- one',
    '+ one',
    '1. one',
    '> one',
    '    one',
    '\tone',
    'one\n===',
    'one  \ntwo',
    'one\\\ntwo',
    'one\n\n\ntwo',
    '**one**',
    '_one_',
    '`one`',
    '[one](two)',
    '<https://one.example>',
    '<b>one</b>',
    '&alpha;',
    '$$one$$',
    '$ one $',
    '$one',
    'one ',
    'one\u0000',
    'one\uD800',
  ])('is not %j', (markdown) => {
    expect(read(markdown)).toBeUndefined();
  });

  test('is read as by the parser', () => {
    let unmarked = 0;
    fc.assert(
      fc.property(markdownLike, (markdown) => {
        const tree = parseMarkdown(markdown);
        if (read(markdown) !== undefined) unmarked += 1;
        expect(plainTextFastPath(markdown, source)?.join('\n\n') ?? nodeToText(tree)).toBe(nodeToText(tree));
        expect(toWords(markdown)).toBe(nodeToText(tree));
        expect(toPlain(markdown)).toBe(nodeToText(tree, texToUnicode));
      }),
      { numRuns: 1000 },
    );
    expect(unmarked).toBeGreaterThan(100);
  });
});
