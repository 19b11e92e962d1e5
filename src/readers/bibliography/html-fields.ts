import { lineOf, paragraphsOf } from '../../text/clean/clean-text.ts';
import { htmlToTex } from '../../text/html/html-to-tex.ts';
import { fromPlain } from '../../text/markdown/markdown.ts';
import type { Markdown } from '../../text/mdast/markdown-text.ts';
import { texLineToMarkdown, texToMarkdown, texToPlain } from '../../text/tex/tex-to-markdown.ts';

/** A title as one line of Markdown. It may be plain, TeX or HTML. */
export function htmlLineToMarkdown(value: string): Markdown {
  return texLineToMarkdown(htmlToTex(value));
}

// Zotero and DataCite export arXiv abstracts in the TeX that the authors wrote.
const TEX = /\\[A-Za-z([%&$#_{}'"`^~=.]|\$[^$]+\$|``|\{[-`'"]{1,3}\}|[\^_]\{/u;

/** An abstract as Markdown. It may be plain, TeX or HTML. */
export function htmlToMarkdown(value: string): Markdown {
  const isTex = TEX.test(value);
  // Without other TeX, braces are literal.
  const tex = isTex ? value : value.replace(/[{}]/gu, '\\$&');
  const read = htmlToTex(tex);
  return isTex || read !== tex ? texToMarkdown(read) : fromPlain(paragraphsOf(value));
}

/** A field that is stored without markup, such as a journal title. */
export function htmlToPlain(value: string): string {
  const tex = htmlToTex(value);
  return tex === value ? lineOf(value) : texToPlain(tex);
}
