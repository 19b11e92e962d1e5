import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';
import { plainTextFastPath } from '../../text/markdown/fast-path.ts';
import { toHtml, toPlain } from '../../text/markdown/markdown.ts';
import { visibleCharacters } from '../../text/math/visible-characters.ts';
import type { Markdown } from '../../text/mdast/markdown-text.ts';

/**
 * The text that a reader sees on the page, with rendered formulas: `α` for `$\alpha$`. This text is indexed, and shown in
 * results.
 */
export function renderedText(markdown: Markdown): string {
  // Only formulas change when they are rendered.
  if (!markdown.includes('$')) return toPlain(markdown);
  // Rendering the whole text and parsing it again is slow.
  const paragraphs = plainTextFastPath(markdown, visibleCharacters);
  return paragraphs?.join('\n') ?? textOf(fromHtml(toHtml(markdown), { fragment: true }));
}
