import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainTextFastPath } from '../../../src/text/markdown/fast-path.ts';
import { toPlain } from '../../../src/text/markdown/markdown.ts';
import { toWords } from '../../../src/text/markdown/to-text.ts';
import { texToUnicode } from '../../../src/text/math/to-unicode.ts';
import { parseMarkdown } from '../../../src/text/mdast/parse.ts';
import { nodeToText } from '../../../src/text/mdast/to-text.ts';
import { markdownLike } from '../markdown-like.ts';

const source = (tex: string) => tex;
const read = (markdown: string) => plainTextFastPath(markdown, source);

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
