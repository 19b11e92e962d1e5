import { describe, expect, test } from 'vitest';
import { toHtml, toInlineHtml, toPlain } from '../../../src/text/markdown/markdown.ts';
import { toPortableHtml } from '../../../src/text/markdown/portable-html.ts';
import { toLatex } from '../../../src/text/markdown/to-latex.ts';

const USES = {
  toHtml,
  toInlineHtml,
  toPlain,
  toLatex,
  toPortableHtml: (markdown: string) => toPortableHtml(markdown, 'https://example.org/'),
};

describe('Markdown that is nested too deep', () => {
  test.each([
    ['a list in a list', '- '.repeat(2000)],
    ['a quotation in a quotation', '> '.repeat(2000)],
    ['quotations without spaces', '>'.repeat(2000)],
    ['numbered lists', '1. '.repeat(500)],
    ['both in turn', '> - '.repeat(500)],
  ])('is shown with all its words: %s', (_, start) => {
    for (const [name, use] of Object.entries(USES))
      expect(use(`${start}Deep words.\n\nA second paragraph.`), name).toMatch(
        /Deep words\..*A second paragraph\./s,
      );
  });

  test('is read as text if its emphasis or its links are deep', () => {
    const emphasis = `${'*a **b '.repeat(300)}Deep words.${'** *'.repeat(300)}`;
    const images = `${'!['.repeat(300)}Deep words.${'](x.png)'.repeat(300)}`;
    // The parser would need minutes for these.
    const manyImages = `${'!['.repeat(20_000)}Deep words.${'](x.png)'.repeat(20_000)}`;
    for (const text of [emphasis, images, manyImages])
      for (const [name, use] of Object.entries(USES)) expect(use(text), name).toContain('Deep words.');
  });

  test('is told from a text that is nested as a person nests it', () => {
    expect(toHtml(`${'> '.repeat(10)}- a`)).toContain('<li>a</li>');
    expect(toHtml('* * * * *')).toBe('<hr>');
    expect(toHtml(`${'[![a](b.png)](c.html) '.repeat(120)}*d*`)).toContain('<em>d</em>');
  });
});
