import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'mdast-util-to-string';
import { plainTextFastPath } from '../../text/markdown/fast-path.ts';
import { toHtml, toPlain } from '../../text/markdown/markdown.ts';
import { visibleCharacters } from '../../text/math/visible-characters.ts';
import type { Markdown } from '../../text/mdast/markdown-text.ts';

/**
 * The Markdown as a reader sees it on the page, formulas set: `$\alpha$` reads `α`. That is what is searched for, and
 * what can be shown in a result.
 */
export function renderedText(markdown: Markdown): string {
  // Only formulas read differently once they are set.
  if (!markdown.includes('$')) return toPlain(markdown);
  // Setting a whole text to read it again is slow.
  const paragraphs = plainTextFastPath(markdown, visibleCharacters);
  return paragraphs?.join('\n') ?? textOf(fromHtml(toHtml(markdown), { fragment: true }));
}
